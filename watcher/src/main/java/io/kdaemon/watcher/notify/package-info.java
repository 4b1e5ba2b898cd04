/** Delivers stored notifications: signed, with a bounded number of attempts and a visible end. Without a channel the log is the channel. */
@NullMarked
package io.kdaemon.watcher.notify;

import org.jspecify.annotations.NullMarked;

/** Gives every message that nobody could handle a visible end: on the job it was about, or else in a notification. */
@NullMarked
package io.kdaemon.watcher.deadletter;

import org.jspecify.annotations.NullMarked;

/** Forgets what has been over for long, so that the database does not grow without end. Several watchers may do it at once. */
@NullMarked
package io.kdaemon.watcher.history;

import org.jspecify.annotations.NullMarked;

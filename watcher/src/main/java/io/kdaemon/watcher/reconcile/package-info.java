/**
 * Takes unfinished jobs one step further: at once when a message hints, and when their next step is overdue. Both ways are the same step, so a
 * lost message costs time and nothing else.
 */
@NullMarked
package io.kdaemon.watcher.reconcile;

import org.jspecify.annotations.NullMarked;

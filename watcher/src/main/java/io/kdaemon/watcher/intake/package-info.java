/**
 * Takes in what docker-workers report: commands to the law, engine calls on the timeline, the conditions of nodes. Reports that tell nothing
 * new are dropped before anything is locked or written.
 */
@NullMarked
package io.kdaemon.watcher.intake;

import org.jspecify.annotations.NullMarked;

/**
 * What launches, stops and removals have in common: one at a time per container, bounded per node, every call written down, the result
 * reported before the command is acknowledged.
 */
@NullMarked
package io.kdaemon.dockerworker.command;

import org.jspecify.annotations.NullMarked;

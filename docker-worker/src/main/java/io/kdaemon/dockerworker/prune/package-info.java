/** Removes images of a node that nobody needs, and never one that somebody may need again. */
@NullMarked
package io.kdaemon.dockerworker.prune;

import org.jspecify.annotations.NullMarked;

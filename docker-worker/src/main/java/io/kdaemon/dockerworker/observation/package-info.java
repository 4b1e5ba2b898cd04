/** Looks at a node: what it is, which of our containers it holds, and, for a while, what becomes of them. */
@NullMarked
package io.kdaemon.dockerworker.observation;

import org.jspecify.annotations.NullMarked;

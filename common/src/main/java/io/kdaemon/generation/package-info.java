/** What each generation of a container runs: a snapshot, so that a change of the application does not change what is brought back. */
@NullMarked
package io.kdaemon.generation;

import org.jspecify.annotations.NullMarked;

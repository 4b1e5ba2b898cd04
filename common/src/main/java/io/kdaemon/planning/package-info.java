/** The decision which node gets a container: pure, explained, the same for the same seed. */
@NullMarked
package io.kdaemon.planning;

import org.jspecify.annotations.NullMarked;

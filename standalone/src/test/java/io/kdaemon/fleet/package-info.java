/**
 * The services as separate processes, as {@code docker-compose.yml} runs them: images built from the working tree, a compose project with ports of
 * its own, real engines beside it.
 */
@NullMarked
package io.kdaemon.fleet;

import org.jspecify.annotations.NullMarked;

/**
 * The services as separate processes: as {@code docker-compose.yml} runs them, from images of the working tree; and several of each from the
 * jars that are deployed, to see what must stay true when workers are scaled out, killed and replaced.
 */
@NullMarked
package io.kdaemon.fleet;

import org.jspecify.annotations.NullMarked;

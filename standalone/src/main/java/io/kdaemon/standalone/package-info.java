/**
 * All services in one JVM on embedded stores: what {@code ./kdaemon up} runs.
 *
 * <p>Starts the stores nobody configured, imports every module's configuration into one application context, and stops
 * all of it in the reverse order. Holds no logic of the services themselves.
 */
@NullMarked
package io.kdaemon.standalone;

import org.jspecify.annotations.NullMarked;

/**
 * Streams to containers: output, and what else lasts longer than a request. They go to the container's engine by a docker-worker; whoever
 * reads slowly slows down the engine, and whoever goes away ends the stream everywhere.
 */
@NullMarked
package io.kdaemon.gateway.stream;

import org.jspecify.annotations.NullMarked;

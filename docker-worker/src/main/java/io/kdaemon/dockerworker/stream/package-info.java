/**
 * The docker-worker's side of streams: takes requests for them, connects to the container's engine and carries bytes from one to the other, on
 * virtual threads and no faster than the gateway takes them.
 */
@NullMarked
package io.kdaemon.dockerworker.stream;

import org.jspecify.annotations.NullMarked;

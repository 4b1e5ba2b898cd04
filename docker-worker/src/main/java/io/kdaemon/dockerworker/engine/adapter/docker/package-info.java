/**
 * Engines through docker-java, the only place that imports it. Every call runs on a virtual thread of its own that is interrupted, which
 * closes its socket, when its time is up: docker-java's transport knows no timeout on unix sockets.
 */
@NullMarked
package io.kdaemon.dockerworker.engine.adapter.docker;

import org.jspecify.annotations.NullMarked;

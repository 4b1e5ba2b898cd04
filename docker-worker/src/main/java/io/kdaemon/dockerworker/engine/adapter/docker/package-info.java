/**
 * Engines through docker-java, the only place that imports it. Every call runs on a virtual thread of its own that is interrupted, which
 * closes its socket, when its time is up: there is no other timeout on unix sockets, and none on streams.
 */
@NullMarked
package io.kdaemon.dockerworker.engine.adapter.docker;

import org.jspecify.annotations.NullMarked;

/**
 * Asks containers over HTTP and TCP whether they work, as their applications say: at their published ports, for as long as this docker-worker
 * follows their nodes. What comes of it is reported like the outcome of an engine's own health check.
 */
@NullMarked
package io.kdaemon.dockerworker.probe;

import org.jspecify.annotations.NullMarked;

/**
 * What the docker-worker needs of a Docker engine, in its own words: the port {@link io.kdaemon.dockerworker.engine.ContainerRuntime}, what
 * engines answer, and how calls to them are watched. Knows nothing of docker-java, HTTP or queues.
 */
@NullMarked
package io.kdaemon.dockerworker.engine;

import org.jspecify.annotations.NullMarked;

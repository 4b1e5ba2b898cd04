/**
 * docker-java's transport over one pool of connections for all engines: its own keeps a whole HTTP client and three buffers of 32 KiB per
 * connection for every engine, which at a thousand engines is all of a docker-worker's heap.
 */
@NullMarked
package io.kdaemon.dockerworker.engine.adapter.docker.transport;

import org.jspecify.annotations.NullMarked;

/**
 * A simulator, not an engine: one process that answers the part of the Docker Engine API that the docker-worker uses for thousands of nodes, each
 * at an address of its own on the loopback network. No container ever runs. One thread serves everything, so that nothing here is locked and a
 * simulated call costs as little as possible of the machine that is measured.
 */
@NullMarked
package io.kdaemon.bench.simulator;

import org.jspecify.annotations.NullMarked;

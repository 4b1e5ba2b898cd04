/**
 * The whole fleet on one machine: MySQL and RabbitMQ in containers, every service as a process of its own, simulated Docker nodes; launches
 * through the API, measured beside the floor: one durable insert and one confirmed publication for each, against the same stores in the same run.
 */
@NullMarked
package io.kdaemon.bench.fleet;

import org.jspecify.annotations.NullMarked;

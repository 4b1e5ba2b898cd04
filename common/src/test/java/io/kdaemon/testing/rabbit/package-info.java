/**
 * Real RabbitMQ nodes for tests of what the message contracts promise: durability, redelivery, a broker that goes and comes.
 */
@NullMarked
package io.kdaemon.testing.rabbit;

import org.jspecify.annotations.NullMarked;

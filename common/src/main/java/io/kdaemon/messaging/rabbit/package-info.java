/**
 * The AMQP side of the messaging ports, and the only place that sees RabbitMQ. It speaks the common ground of RabbitMQ 3.10 and newer and of
 * the embedded broker: the default exchange dead-letters, a queue per delay makes retries wait, and the count of deliveries is a header of
 * ours.
 *
 * <p>Consumers are our own ({@code ConsumerLoop}) and not Spring's containers: the simple container either waits for a batch to fill or
 * polls all the time, and both containers close the channel at stop before work on other threads could be acknowledged.
 */
@NullMarked
package io.kdaemon.messaging.rabbit;

import org.jspecify.annotations.NullMarked;

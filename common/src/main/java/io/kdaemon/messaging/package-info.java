/** How modules talk: contracts, topology, and the ports to send and receive. The AMQP adapter is {@code messaging.rabbit}. */
@NullMarked
package io.kdaemon.messaging;

import org.jspecify.annotations.NullMarked;

package io.kdaemon.messaging.rabbit;

import com.rabbitmq.client.BlockedListener;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpResourceNotAvailableException;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionListener;

/** Remembers that the broker, short of memory or disk, does not read what we send, so that nobody writes into the void. */
final class BlockedConnection implements ConnectionListener, BlockedListener {

    private volatile @Nullable String reason;

    void watch(ConnectionFactory connections) {
        ConnectionFactory publishers = connections.getPublisherConnectionFactory();
        (publishers == null ? connections : publishers).addConnectionListener(this);
    }

    void check() {
        String blocked = reason;
        if (blocked != null) {
            throw new AmqpResourceNotAvailableException("It takes no messages at the moment: " + blocked);
        }
    }

    @Override
    public void onCreate(@Nullable Connection connection) {
        reason = null;
        if (connection != null) {
            connection.addBlockedListener(this);
        }
    }

    @Override
    public void handleBlocked(String reason) {
        this.reason = reason;
    }

    @Override
    public void handleUnblocked() {
        reason = null;
    }
}

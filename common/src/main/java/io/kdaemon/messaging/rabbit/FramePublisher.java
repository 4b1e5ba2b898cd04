package io.kdaemon.messaging.rabbit;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ShutdownSignalException;
import io.kdaemon.messaging.stream.FrameLostException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.Connection;

/** One channel for the frames of all streams, so that they arrive in order. Without confirms: a stream notices by itself what is missing. */
final class FramePublisher implements AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<RabbitFrameLine> lines = new CopyOnWriteArrayList<>();
    private final BlockedConnection blocked = new BlockedConnection();
    private final CachingConnectionFactory connections;
    private @Nullable Channel current;

    FramePublisher(CachingConnectionFactory connections) {
        this.connections = connections;
        connections.addConnectionListener(blocked);
    }

    void add(RabbitFrameLine line) {
        lines.add(line);
    }

    /** Mandatory, so that a frame for a queue that is gone comes back. */
    void publish(String queue, BasicProperties properties, byte[] body) {
        lock.lock();
        try {
            blocked.check();
            channel().basicPublish(Topology.DEFAULT_EXCHANGE, queue, true, properties, body);
        } catch (AmqpException | IOException | ShutdownSignalException e) {
            throw new FrameLostException("The broker does not take the stream: " + e.getMessage());
        } finally {
            lock.unlock();
        }
    }

    private Channel channel() throws IOException {
        Channel channel = current;
        if (channel == null || !channel.isOpen()) {
            Connection connection = connections.createConnection();
            channel = connection.getDelegate().createChannel();
            channel.addReturnListener((_, _, _, _, properties, _) -> returned(properties));
            current = channel;
        }
        return channel;
    }

    private void returned(BasicProperties properties) {
        lineAt(properties.getReplyTo()).ifPresent(line -> line.returned(properties.getCorrelationId()));
    }

    /** The side of this process that takes frames there. */
    Optional<RabbitFrameLine> lineAt(@Nullable String address) {
        return lines.stream().filter(line -> line.isAt(address)).findFirst();
    }

    @Override
    public void close() {
        connections.destroy();
    }
}

package io.kdaemon.messaging.rabbit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;

/** The way to the broker. Of all consumers without a connection one tries and the others wait for it, so that a lost broker is asked once per pause. */
final class BrokerAccess {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final ReentrantLock lock = new ReentrantLock();
    private final ConnectionFactory connections;
    private final AmqpAdmin admin;
    private final OutageLog log;

    BrokerAccess(ConnectionFactory connections, AmqpAdmin admin, OutageLog log) {
        this.connections = connections;
        this.admin = admin;
        this.log = log;
    }

    /** Tries until there is a connection; a new one declares the topology. Empty when the stop was faster. */
    Optional<Connection> connect(StopSignal stop) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Duration pause = FIRST_PAUSE;
            while (!stop.isRaised()) {
                Optional<Connection> connection = tryConnect();
                if (connection.isPresent()) {
                    return connection;
                }
                stop.pause(pause);
                pause = longer(pause);
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** For queues that were deleted while the connection stayed. */
    void declareAgain() {
        try {
            admin.initialize();
        } catch (AmqpException e) {
            failed("accept the topology", e);
        }
    }

    void failed(String what, Exception failure) {
        log.failed(what, failure);
    }

    void recovered() {
        log.recovered();
    }

    private Optional<Connection> tryConnect() {
        try {
            Connection connection = connections.createConnection();
            recovered();
            return Optional.of(connection);
        } catch (AmqpException e) {
            failed("be reachable", e);
            return Optional.empty();
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}

package io.kdaemon.testing.rabbit;

/** A real RabbitMQ node that can be shot. It keeps its port and its data until it is closed. */
public interface RabbitBroker extends AutoCloseable {

    String host();

    int port();

    String user();

    String password();

    /** Stops it politely; durable queues keep their persistent messages. */
    void stop();

    /** Shoots it. */
    void kill();

    /** Starts it on the same port with the data it had, and waits until it serves. */
    void startAgain();

    /** Runs {@code rabbitmqctl} against it and answers what it printed; about a second each. */
    String control(String... arguments);

    @Override
    void close();
}

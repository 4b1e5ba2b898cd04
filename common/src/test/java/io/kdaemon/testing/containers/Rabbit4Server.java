package io.kdaemon.testing.containers;

import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.ConnectionFactory;
import io.kdaemon.testing.process.LoopbackPorts;
import io.kdaemon.testing.rabbit.RabbitBroker;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.rabbitmq.RabbitMQContainer;
import org.testcontainers.utility.MountableFile;

/** RabbitMQ 4 in a container of the official image. */
public final class Rabbit4Server implements RabbitBroker {

    public static final String IMAGE = "rabbitmq:4-management";

    private static final int AMQP = 5672;
    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    private static final int STOP_SECONDS = 30;
    private static final int CONNECT_MILLIS = 2_000;

    private final RabbitMQContainer container;
    private final int port;

    private Rabbit4Server(RabbitMQContainer container, int port) {
        this.container = container;
        this.port = port;
    }

    public static Rabbit4Server start() {
        // Chosen here: the engine would give the container another one each time it is started.
        int port = LoopbackPorts.free();
        RabbitMQContainer container = new RabbitMQContainer(IMAGE)
                .withAdminUser("kdaemon")
                .withAdminPassword("only-for-tests")
                .withRabbitMQConfigErlang(MountableFile.forClasspathResource("testing/rabbitmq/advanced.config"))
                // Idle scheduler threads must not spin on a machine where everything else runs too.
                .withEnv("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "+sbwt none +sbwtdcpu none +sbwtdio none")
                .withStartupTimeout(START_LIMIT);
        container.setExposedPorts(List.of(AMQP));
        container.setPortBindings(List.of(port + ":" + AMQP));
        ContainerEngine.start(container);
        return new Rabbit4Server(container, port);
    }

    @Override
    public String host() {
        return container.getHost();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String user() {
        return container.getAdminUsername();
    }

    @Override
    public String password() {
        return container.getAdminPassword();
    }

    @Override
    public void stop() {
        ContainerEngine.client()
                .stopContainerCmd(container.getContainerId())
                .withTimeout(STOP_SECONDS)
                .exec();
    }

    @Override
    public void kill() {
        ContainerEngine.client().killContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void startAgain() {
        ContainerEngine.client().startContainerCmd(container.getContainerId()).exec();
        await("RabbitMQ to serve again")
                .atMost(START_LIMIT)
                .pollInterval(POLL_INTERVAL)
                .until(this::isServing);
    }

    /** The engine accepts connections to the port long before the broker does. */
    private boolean isServing() {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(host());
        factory.setPort(port);
        factory.setUsername(user());
        factory.setPassword(password());
        factory.setHandshakeTimeout(CONNECT_MILLIS);
        try {
            factory.newConnection().close();
            return true;
        } catch (IOException | TimeoutException _) {
            return false;
        }
    }

    @Override
    public String control(String... arguments) {
        String[] words = Stream.concat(Stream.of("rabbitmqctl", "--quiet"), Stream.of(arguments))
                .toArray(String[]::new);
        try {
            ExecResult result = container.execInContainer(words);
            if (result.getExitCode() != 0) {
                throw new IllegalStateException("Expected '%s' to end with 0, but got %d: %s%s"
                        .formatted(
                                String.join(" ", words), result.getExitCode(), result.getStdout(), result.getStderr()));
            }
            return result.getStdout();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        container.close();
    }
}

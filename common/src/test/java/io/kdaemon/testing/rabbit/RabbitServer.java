package io.kdaemon.testing.rabbit;

import io.kdaemon.testing.process.Command;
import io.kdaemon.testing.process.LoopbackPorts;
import io.kdaemon.testing.process.Server;
import io.kdaemon.testing.process.SystemPrograms;
import io.kdaemon.testing.process.TcpProbe;
import io.kdaemon.testing.process.WorkDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A real RabbitMQ node on loopback with the user {@code guest}, apart from any other node of the machine. */
public final class RabbitServer implements AutoCloseable {
    public static final String USER = "guest";
    public static final String PASSWORD = "guest";

    private static final String LOOPBACK = "127.0.0.1";
    // Beside the packaged commands in /usr/sbin, which insist on the user and the folders of the system's own node.
    private static final Path PROGRAMS = Path.of("/usr/lib/rabbitmq/bin");

    private final int port;
    private final Map<String, String> environment;
    private final Server portMapper;
    private final Server broker;

    private RabbitServer(int port, int mapperPort, WorkDirectory directory) {
        this.port = port;
        this.environment = new RabbitEnvironment(directory, port, mapperPort).variables();
        this.portMapper = startPortMapper(mapperPort);
        this.broker = startBroker(directory);
    }

    public static RabbitServer start() {
        SystemPrograms.require("rabbitmqctl", "epmd", "erl");
        if (!Files.isExecutable(PROGRAMS.resolve("rabbitmq-server"))) {
            throw SystemPrograms.missing(PROGRAMS.resolve("rabbitmq-server").toString());
        }
        return new RabbitServer(LoopbackPorts.free(), LoopbackPorts.free(), WorkDirectory.create("rabbit"));
    }

    /** Erlang would start a shared one by itself, which outlives the node. */
    private static Server startPortMapper(int port) {
        Command command =
                Command.of(SystemPrograms.path("epmd").toString(), "-port", String.valueOf(port), "-address", LOOPBACK);
        return Server.start(command, WorkDirectory.create("epmd"), new TcpProbe(LOOPBACK, port)::isAccepted);
    }

    private Server startBroker(WorkDirectory directory) {
        Command command =
                Command.of(PROGRAMS.resolve("rabbitmq-server").toString()).with(environment);
        try {
            return Server.start(command, directory, new TcpProbe(LOOPBACK, port)::isAccepted);
        } catch (RuntimeException e) {
            portMapper.close();
            throw e;
        }
    }

    public String host() {
        return LOOPBACK;
    }

    public int port() {
        return port;
    }

    /** Stops it politely; durable queues keep their persistent messages. */
    public void stop() {
        broker.stop();
    }

    /** Shoots it. */
    public void kill() {
        broker.kill();
    }

    /** Starts it on the same port with the data it had. */
    public void startAgain() {
        broker.start();
    }

    /** Runs {@code rabbitmqctl} against it and answers what it printed; about a second each. */
    public String control(String... arguments) {
        String[] words = Stream.concat(
                        Stream.of(PROGRAMS.resolve("rabbitmqctl").toString(), "--quiet"), Stream.of(arguments))
                .toArray(String[]::new);
        return Command.of(words).with(environment).run();
    }

    @Override
    public void close() {
        try (portMapper) {
            broker.close();
        }
    }
}

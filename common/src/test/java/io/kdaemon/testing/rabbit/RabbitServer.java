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

/** The system's own RabbitMQ, as a node on loopback with the user {@code guest}, apart from any other node of the machine. */
public final class RabbitServer implements RabbitBroker {
    private static final String GUEST = "guest";

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

    @Override
    public String host() {
        return LOOPBACK;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String user() {
        return GUEST;
    }

    @Override
    public String password() {
        return GUEST;
    }

    @Override
    public void stop() {
        broker.stop();
    }

    @Override
    public void kill() {
        broker.kill();
    }

    @Override
    public void startAgain() {
        broker.start();
    }

    @Override
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

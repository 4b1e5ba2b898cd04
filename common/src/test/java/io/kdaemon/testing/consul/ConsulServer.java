package io.kdaemon.testing.consul;

import io.kdaemon.testing.process.Command;
import io.kdaemon.testing.process.HttpProbe;
import io.kdaemon.testing.process.LoopbackPorts;
import io.kdaemon.testing.process.Server;
import io.kdaemon.testing.process.SystemPrograms;
import io.kdaemon.testing.process.UserCache;
import io.kdaemon.testing.process.WorkDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real Consul agent in development mode on loopback. What it knows is in memory: a stop forgets it. */
public final class ConsulServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final int port;
    private final int dnsPort;
    private final Server server;

    private ConsulServer(int port, int dnsPort) {
        this.port = port;
        this.dnsPort = dnsPort;
        this.server = Server.start(agent(), WorkDirectory.create("consul"), this::hasLeader);
    }

    public static ConsulServer start() {
        return new ConsulServer(LoopbackPorts.free(), LoopbackPorts.free());
    }

    public String host() {
        return LOOPBACK;
    }

    public int port() {
        return port;
    }

    public int dnsPort() {
        return dnsPort;
    }

    /** The HTTP API's root, without a slash at its end. */
    public String url() {
        return "http://" + LOOPBACK + ":" + port;
    }

    public void stop() {
        server.stop();
    }

    /** Starts it again, empty. */
    public void startAgain() {
        server.start();
    }

    @Override
    public void close() {
        server.close();
    }

    private Command agent() {
        return Command.of(
                program().toString(),
                "agent",
                "-dev",
                "-bind=" + LOOPBACK,
                "-client=" + LOOPBACK,
                "-http-port=" + port,
                "-dns-port=" + dnsPort,
                "-grpc-port=-1",
                "-serf-lan-port=" + LoopbackPorts.free(),
                "-serf-wan-port=-1",
                "-server-port=" + LoopbackPorts.free());
    }

    private boolean hasLeader() {
        try {
            return HttpProbe.of(url() + "/v1/status/leader").body().contains(":");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Debian 12 has no package of it: the script unpacks it into the cache. */
    private static Path program() {
        Path cached = UserCache.resolve("consul/usr/bin/consul");
        return Files.isExecutable(cached) ? cached : SystemPrograms.path("consul");
    }
}

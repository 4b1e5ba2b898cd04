package io.kdaemon.fleet;

import io.kdaemon.testing.api.Api;
import io.kdaemon.testing.process.Command;
import io.kdaemon.testing.process.LoopbackPorts;
import io.kdaemon.testing.process.Server;
import io.kdaemon.testing.process.SystemPrograms;
import io.kdaemon.testing.process.TcpProbe;
import io.kdaemon.testing.process.WorkDirectory;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A real HAProxy in front of the gateways, which asks each of them whether it is ready. */
final class LoadBalancer implements AutoCloseable {
    private final int port;
    private final Server server;

    private LoadBalancer(int port, Server server) {
        this.port = port;
        this.server = server;
    }

    static LoadBalancer before(List<ServiceProcess> gateways) {
        SystemPrograms.require("haproxy");
        int port = LoopbackPorts.free();
        WorkDirectory directory = WorkDirectory.create("haproxy");
        String file =
                directory.write("haproxy.cfg", configuration(port, gateways)).toString();
        Command command = Command.of(SystemPrograms.path("haproxy").toString(), "-db", "-f", file);
        return new LoadBalancer(port, Server.start(command, directory, new TcpProbe("127.0.0.1", port)::isAccepted));
    }

    private static String configuration(int port, List<ServiceProcess> gateways) {
        String servers = IntStream.range(0, gateways.size())
                .mapToObj(i -> "    server gateway%d 127.0.0.1:%d check inter 300ms fall 1 rise 1"
                        .formatted(i, gateways.get(i).port()))
                .collect(Collectors.joining("\n"));
        return """
                defaults
                    mode http
                    timeout connect 1s
                    timeout client 30s
                    timeout server 30s
                    retries 3
                    option redispatch 1
                    retry-on conn-failure
                listen api
                    bind 127.0.0.1:%d
                    option httpchk GET /actuator/health/readiness
                %s
                """.formatted(port, servers);
    }

    Api api() {
        return new Api("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        server.close();
    }
}

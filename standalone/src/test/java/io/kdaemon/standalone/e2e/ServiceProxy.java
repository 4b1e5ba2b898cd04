package io.kdaemon.standalone.e2e;

import io.kdaemon.testing.consul.ConsulServer;
import io.kdaemon.testing.process.Command;
import io.kdaemon.testing.process.LoopbackPorts;
import io.kdaemon.testing.process.Server;
import io.kdaemon.testing.process.SystemPrograms;
import io.kdaemon.testing.process.TcpProbe;
import io.kdaemon.testing.process.WorkDirectory;
import java.net.URI;

/** A real HAProxy that finds one service's endpoints in Consul, as users' load balancers do. */
final class ServiceProxy implements AutoCloseable {

    private final int port;
    private final Server server;

    private ServiceProxy(int port, Server server) {
        this.port = port;
        this.server = server;
    }

    static ServiceProxy of(String service, ConsulServer consul) {
        SystemPrograms.require("haproxy");
        int port = LoopbackPorts.free();
        WorkDirectory directory = WorkDirectory.create("service-proxy");
        String file = directory
                .write("haproxy.cfg", configuration(port, service, consul))
                .toString();
        Command command = Command.of(SystemPrograms.path("haproxy").toString(), "-db", "-f", file);
        return new ServiceProxy(port, Server.start(command, directory, new TcpProbe("127.0.0.1", port)::isAccepted));
    }

    private static String configuration(int port, String service, ConsulServer consul) {
        return """
                resolvers consul
                    nameserver c1 127.0.0.1:%d
                    accepted_payload_size 8192
                    resolve_retries 3
                    timeout resolve 500ms
                    timeout retry 500ms
                    hold valid 1s
                    hold obsolete 1s
                    hold nx 1s
                    hold other 1s
                defaults
                    mode http
                    timeout connect 1s
                    timeout client 30s
                    timeout server 30s
                    retries 3
                    option redispatch 1
                frontend users
                    bind 127.0.0.1:%d
                    default_backend service
                backend service
                    balance roundrobin
                    option httpchk GET /
                    server-template s 1-8 _%s._tcp.service.consul resolvers consul resolve-prefer ipv4 init-addr none check inter 500ms fall 2 rise 1
                """.formatted(consul.dnsPort(), port, service);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    @Override
    public void close() {
        server.close();
    }
}

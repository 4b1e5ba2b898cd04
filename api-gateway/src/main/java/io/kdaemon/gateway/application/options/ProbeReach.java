package io.kdaemon.gateway.application.options;

import io.kdaemon.application.PortSpec;
import io.kdaemon.container.Protocol;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.run.HealthCheck;
import io.kdaemon.run.Network;
import io.kdaemon.run.RunOptions;
import java.util.List;

/** A check from outside needs a port that is there outside. */
public final class ProbeReach {

    private ProbeReach() {}

    /** @param ports all of the application */
    public static void refuseUnreachable(RequestFields fields, List<PortSpec> ports, RunOptions options) {
        HealthCheck check = options.healthCheck();
        if (check == null || !check.kind().isProbed()) {
            return;
        }
        String field = "healthcheck." + (check.kind() == HealthCheck.Kind.HTTP ? ProbeFields.HTTP : ProbeFields.TCP);
        List<String> published = ports.stream()
                .filter(port -> port.protocol() == Protocol.TCP)
                .map(port -> Integer.toString(port.port()))
                .toList();
        if (!published.contains(String.valueOf(check.port()))) {
            String known = published.isEmpty() ? "none" : String.join(", ", published);
            fields.refuse(
                    field + ".port",
                    "%s.port is %d, expected a TCP port of exposed_ports: %s".formatted(field, check.port(), known));
        } else if (Network.HOST.equals(options.network().mode())) {
            fields.refuse(
                    field,
                    "%s asks a published port, and network_mode is host, where none is published".formatted(field));
        }
    }
}

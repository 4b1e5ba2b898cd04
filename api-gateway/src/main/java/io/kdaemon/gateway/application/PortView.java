package io.kdaemon.gateway.application;

import io.kdaemon.application.PortSpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A port as an object, in a form in which {@code exposed_ports} takes it. */
@JsonNaming(SnakeCaseStrategy.class)
record PortView(
        int port,
        String protocol,
        @Nullable Integer hostPort,
        @Nullable String name) {

    static PortView of(PortSpec port) {
        return new PortView(port.port(), port.protocol().wireName(), port.hostPort(), port.name());
    }
}

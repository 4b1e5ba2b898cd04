package io.kdaemon.application;

import io.kdaemon.container.Endpoint;
import io.kdaemon.container.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * A port the application listens on inside its container.
 *
 * @param hostPort where it is published on the node; null: on a free port
 * @param name what it is for, in the user's words
 */
public record PortSpec(
        int port,
        Protocol protocol,
        @Nullable Integer hostPort,
        @Nullable String name) {

    /** On a free port of the node. */
    public static PortSpec of(int port, Protocol protocol) {
        return new PortSpec(port, protocol, null, null);
    }

    public boolean isReachedAt(Endpoint endpoint) {
        return port == endpoint.containerPort() && protocol == endpoint.protocol();
    }

    /** {@code 80/tcp}: the engine's form. */
    public String engineForm() {
        return port + "/" + protocol.wireName();
    }

    /** {@code 2368} for TCP, {@code 443/udp} otherwise, {@code 8080:80} where the node's port is fixed: the form of the API. */
    @Override
    public String toString() {
        String suffix = protocol == Protocol.TCP ? "" : "/" + protocol.wireName();
        return (hostPort == null ? "" : hostPort + ":") + port + suffix;
    }
}

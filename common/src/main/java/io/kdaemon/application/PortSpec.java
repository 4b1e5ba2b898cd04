package io.kdaemon.application;

import io.kdaemon.container.Protocol;

/** A port the application listens on inside its container; every one is published on a free port of the node. */
public record PortSpec(int port, Protocol protocol) {

    /** {@code 2368} for TCP, {@code 443/udp} otherwise: the form of the API. */
    @Override
    public String toString() {
        return protocol == Protocol.TCP ? Integer.toString(port) : port + "/" + protocol.wireName();
    }
}

package io.kdaemon.node;

import org.jspecify.annotations.Nullable;

/**
 * Where and how a Docker Engine API is reached.
 *
 * @param host IPv4, IPv6 (without brackets) or DNS name, or the absolute path of a unix socket
 * @param port null exactly for a unix socket
 * @param tls null when it is talked to in plain
 */
public record EngineAddress(
        String host, @Nullable Integer port, @Nullable EngineTls tls) {

    public static final String LOCAL_HOST = "127.0.0.1";

    public EngineAddress {
        if (host.startsWith("/") != (port == null)) {
            throw new IllegalArgumentException("Expected a port exactly when %s is not a unix socket".formatted(host));
        }
    }

    /** In plain. */
    public EngineAddress(String host, @Nullable Integer port) {
        this(host, port, null);
    }

    public boolean isUnixSocket() {
        return port == null;
    }

    /** {@code unix:///path} or {@code tcp://host:port}. */
    public String uri() {
        return isUnixSocket()
                ? "unix://" + host
                : "tcp://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** The host under which published ports are reached when the node names no other. */
    public String publishedHost() {
        return isUnixSocket() ? LOCAL_HOST : host;
    }
}

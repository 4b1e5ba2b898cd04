package io.kdaemon.container;

/**
 * Where one port of a running container is reached from outside its node.
 *
 * @param host the node's advertised address: IPv4, IPv6 (without brackets) or DNS name
 */
public record Endpoint(int containerPort, Protocol protocol, String host, int hostPort) {

    /** {@code http://host:port} for TCP, {@code udp://host:port} otherwise; IPv6 addresses in brackets. */
    public String url() {
        String scheme = protocol == Protocol.TCP ? "http" : protocol.wireName();
        return scheme + "://" + authority();
    }

    /** {@code host:port}; IPv6 addresses in brackets. */
    public String authority() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + hostPort;
    }
}

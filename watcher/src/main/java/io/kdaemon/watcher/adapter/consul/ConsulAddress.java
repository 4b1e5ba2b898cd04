package io.kdaemon.watcher.adapter.consul;

/** Where Consul's HTTP API is reached. {@code host} is a name, an IPv4 address, or an IPv6 address in brackets. */
public record ConsulAddress(String host, int port) {

    private static final int HIGHEST_PORT = 65_535;

    /** @param text {@code host:port} */
    public static ConsulAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        if (colon < 1 || !port.matches("\\d{1,5}") || Integer.parseInt(port) > HIGHEST_PORT) {
            throw new IllegalArgumentException("kdaemon.consul is '%s', expected host:port".formatted(text));
        }
        return new ConsulAddress(text.substring(0, colon), Integer.parseInt(port));
    }
}

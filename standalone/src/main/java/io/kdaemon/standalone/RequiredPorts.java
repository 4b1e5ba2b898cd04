package io.kdaemon.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.springframework.core.env.Environment;

/** Asks for both ports before anything is started, so that a taken one costs no time and leaves nothing behind. */
final class RequiredPorts {
    private RequiredPorts() {}

    static void check(Environment environment) {
        check(environment, "api_port", "kdaemon.api-port");
        check(environment, "ui_port", "kdaemon.ui-port");
    }

    private static void check(Environment environment, String key, String property) {
        String address = environment.getRequiredProperty("kdaemon.bind-ip");
        int port = environment.getRequiredProperty(property, Integer.class);
        try {
            new ServerSocket(port, 1, InetAddress.ofLiteral(address)).close();
        } catch (IOException e) {
            throw new StartRefusedException(
                    "Expected port %d of %s (%s) to be free, but: %s".formatted(port, address, key, e.getMessage()));
        }
    }
}

package io.kdaemon.testing.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Whether somebody accepts connections. */
public record TcpProbe(String host, int port) {
    private static final int LIMIT_MILLIS = 1_000;

    public boolean isAccepted() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), LIMIT_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}

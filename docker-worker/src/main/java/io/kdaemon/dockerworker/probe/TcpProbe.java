package io.kdaemon.dockerworker.probe;

import io.kdaemon.messaging.contract.PublishedPort;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/**
 * A connection. Engines themselves accept connections to published ports, before they know whether anybody listens in the container, and close
 * them when nobody does: a connection that is closed at once does not count.
 */
final class TcpProbe {

    private static final Duration GLANCE = Duration.ofMillis(250);
    private static final int END = -1;

    private TcpProbe() {}

    static Optional<String> ask(PublishedPort port, Duration limit) {
        String address = "%s:%d".formatted(port.host(), port.hostPort());
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(port.host(), port.hostPort()), Math.toIntExact(limit.toMillis()));
            return stays(socket, limit)
                    ? Optional.empty()
                    : Optional.of("the connection to %s was closed at once".formatted(address));
        } catch (SocketTimeoutException e) {
            return Optional.of("no connection to %s within %d ms".formatted(address, limit.toMillis()));
        } catch (ConnectException e) {
            return Optional.of("the connection to %s was refused".formatted(address));
        } catch (IOException e) {
            return Optional.of("no connection to %s: %s".formatted(address, e.getMessage()));
        }
    }

    private static boolean stays(Socket socket, Duration limit) throws IOException {
        socket.setSoTimeout(Math.toIntExact(Math.min(GLANCE.toMillis(), limit.toMillis())));
        try {
            return socket.getInputStream().read() != END;
        } catch (SocketTimeoutException silent) {
            return true;
        } catch (SocketException reset) {
            return false;
        }
    }
}

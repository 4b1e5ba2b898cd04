package io.kdaemon.standalone.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before a server that is talked to in the clear and keeps all that it is told, as whoever runs that server could. */
final class WireTap implements AutoCloseable {

    private static final int BACKLOG = 50;

    private final String host;
    private final int port;
    private final ServerSocket listening;
    private final Queue<ByteArrayOutputStream> heard = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private WireTap(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        this.listening = new ServerSocket(0, BACKLOG, InetAddress.ofLiteral("127.0.0.1"));
    }

    static WireTap before(String host, int port) {
        try {
            WireTap tap = new WireTap(host, port);
            tap.threads.execute(tap::accept);
            return tap;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String host() {
        return listening.getInetAddress().getHostAddress();
    }

    int port() {
        return listening.getLocalPort();
    }

    /** How often the server was told this, over all connections. */
    long count(String text) {
        return heard.stream()
                .mapToLong(said -> said.toString(StandardCharsets.ISO_8859_1).split(text, -1).length - 1L)
                .sum();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Socket server = new Socket(host, port);
                ByteArrayOutputStream said = new ByteArrayOutputStream();
                heard.add(said);
                threads.execute(() -> pass(client, server, said));
                threads.execute(() -> pass(server, client, OutputStream.nullOutputStream()));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private static void pass(Socket from, Socket to, OutputStream copy) {
        byte[] buffer = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                copy.write(buffer, 0, read);
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException e) {
            return; // either side is gone: so is the other
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }
}

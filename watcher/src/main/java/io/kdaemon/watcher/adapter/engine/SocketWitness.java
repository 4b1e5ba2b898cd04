package io.kdaemon.watcher.adapter.engine;

import io.kdaemon.node.EngineAddress;
import io.kdaemon.watcher.observe.EngineWitness;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Sends a ping and waits for any byte. Any answer will do, even a refusal: an engine behind TLS answers plain HTTP with an error, and that is
 * enough to know that it lives.
 */
public class SocketWitness implements EngineWitness {

    private static final byte[] PING =
            "GET /_ping HTTP/1.0\r\nHost: engine\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Duration timeout;

    public SocketWitness(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public boolean answers(EngineAddress engine) {
        try (SocketChannel channel = open(engine);
                Selector selector = Selector.open()) {
            channel.configureBlocking(false);
            return connects(channel, selector, address(engine)) && replies(channel, selector);
        } catch (IOException e) {
            return false;
        }
    }

    private boolean connects(SocketChannel channel, Selector selector, SocketAddress address) throws IOException {
        if (channel.connect(address)) {
            return true;
        }
        channel.register(selector, SelectionKey.OP_CONNECT);
        return selector.select(timeout.toMillis()) > 0 && channel.finishConnect();
    }

    private boolean replies(SocketChannel channel, Selector selector) throws IOException {
        channel.write(ByteBuffer.wrap(PING));
        channel.register(selector, SelectionKey.OP_READ);
        selector.selectedKeys().clear();
        return selector.select(timeout.toMillis()) > 0 && channel.read(ByteBuffer.allocate(1)) > 0;
    }

    private static SocketChannel open(EngineAddress engine) throws IOException {
        return engine.isUnixSocket() ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
    }

    /** An unknown host is an IOException, as every other reason for silence. */
    private static SocketAddress address(EngineAddress engine) throws IOException {
        Integer port = engine.port();
        if (port == null) {
            return UnixDomainSocketAddress.of(engine.host());
        }
        InetSocketAddress address = new InetSocketAddress(engine.host(), port);
        if (address.isUnresolved()) {
            throw new IOException("Unknown host " + engine.host());
        }
        return address;
    }
}

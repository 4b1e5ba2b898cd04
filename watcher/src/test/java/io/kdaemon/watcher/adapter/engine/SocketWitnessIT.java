package io.kdaemon.watcher.adapter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.node.EngineAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketWitnessIT {

    private static final byte[] ANY_ANSWER = {'H'};

    private final SocketWitness witness = new SocketWitness(Duration.ofMillis(300));

    @Test
    void shouldHearAnEngineOnTcp() throws IOException {
        try (ServerSocketChannel engine = listenOnLoopback()) {
            // given
            answerTheNext(engine);

            // then
            assertThat(witness.answers(addressOf(engine))).isTrue();
        }
    }

    @Test
    void shouldHearAnEngineOnItsUnixSocket(@TempDir Path folder) throws IOException {
        // given
        Path socket = folder.resolve("engine.sock");
        SocketAddress address = UnixDomainSocketAddress.of(socket);
        try (ServerSocketChannel engine =
                ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address)) {
            answerTheNext(engine);

            // then
            assertThat(witness.answers(new EngineAddress(socket.toString(), null)))
                    .isTrue();
        }
    }

    @Test
    void shouldCountAnEngineThatAcceptsAndStaysSilentAsNotAnswering() throws IOException {
        try (ServerSocketChannel engine = listenOnLoopback()) {
            // then
            assertThat(witness.answers(addressOf(engine))).isFalse();
        }
    }

    @Test
    void shouldCountAConnectionThatIsClosedAtOnceAsNotAnswering() throws IOException {
        try (ServerSocketChannel engine = listenOnLoopback()) {
            // given
            Thread.ofVirtual().start(() -> accept(engine, new byte[0]));

            // then
            assertThat(witness.answers(addressOf(engine))).isFalse();
        }
    }

    @Test
    void shouldHearNothingWhereNobodyListens(@TempDir Path folder) throws IOException {
        // given
        EngineAddress closed;
        try (ServerSocketChannel engine = listenOnLoopback()) {
            closed = addressOf(engine);
        }

        // then
        assertThat(witness.answers(closed)).isFalse();
        assertThat(witness.answers(new EngineAddress(folder.resolve("none.sock").toString(), null)))
                .isFalse();
        assertThat(witness.answers(new EngineAddress("no-such-host.invalid", 2375)))
                .isFalse();
    }

    private static ServerSocketChannel listenOnLoopback() throws IOException {
        return ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static EngineAddress addressOf(ServerSocketChannel engine) throws IOException {
        InetSocketAddress address = (InetSocketAddress) engine.getLocalAddress();
        return new EngineAddress(address.getAddress().getHostAddress(), address.getPort());
    }

    private static void answerTheNext(ServerSocketChannel engine) {
        Thread.ofVirtual().start(() -> accept(engine, ANY_ANSWER));
    }

    private static void accept(ServerSocketChannel engine, byte[] answer) {
        try (SocketChannel caller = engine.accept()) {
            if (answer.length > 0) {
                caller.read(ByteBuffer.allocate(16));
                caller.write(ByteBuffer.wrap(answer));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

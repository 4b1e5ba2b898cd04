package io.kdaemon.messaging.rabbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kdaemon.messaging.stream.Frame;
import io.kdaemon.messaging.stream.FrameKind;
import io.kdaemon.messaging.stream.FrameListener;
import io.kdaemon.messaging.stream.FrameLostException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;

class RabbitFrameLineTest {

    private static final String NOBODY_LISTENS_ON_PORT_1 = "amqp://127.0.0.1:1";

    private final FramePublisher publisher =
            new FramePublisher(new CachingConnectionFactory(URI.create(NOBODY_LISTENS_ON_PORT_1)));

    @Test
    void shouldHandFramesOverWithoutTheBrokerWhenBothSidesAreInOneProcess() {
        // given
        Recording gateway = new Recording();
        line(gateway, "streams.gateway-1");
        RabbitFrameLine worker = line(new Recording(), "streams.docker-worker-1");

        // when
        worker.send("streams.gateway-1", frame("one"));
        worker.send("streams.gateway-1", frame("two"));

        // then
        assertThat(gateway.arrived)
                .containsExactly("one from streams.docker-worker-1", "two from streams.docker-worker-1");
    }

    @Test
    void shouldNeedTheBrokerWhenTheOtherSideIsElsewhere() {
        // given
        RabbitFrameLine worker = line(new Recording(), "streams.docker-worker-1");

        // when / then
        assertThatThrownBy(() -> worker.send("streams.gateway-of-another-process", frame("one")))
                .isInstanceOf(FrameLostException.class);
    }

    @Test
    void shouldNotHandOverToAnAddressThatIsNoMore() {
        // given
        Recording gateway = new Recording();
        RabbitFrameLine moved = line(gateway, "streams.gateway-1");
        RabbitFrameLine worker = line(new Recording(), "streams.docker-worker-1");

        // when
        moved.moveTo("streams.gateway-2");

        // then
        assertThatThrownBy(() -> worker.send("streams.gateway-1", frame("one"))).isInstanceOf(FrameLostException.class);
        assertThat(gateway.arrived).isEmpty();
    }

    private RabbitFrameLine line(FrameListener listener, String address) {
        RabbitFrameLine line = new RabbitFrameLine(publisher, listener);
        publisher.add(line);
        line.moveTo(address);
        return line;
    }

    private static Frame frame(String text) {
        return new Frame("stream", 0, FrameKind.STDOUT, text.getBytes(StandardCharsets.UTF_8));
    }

    private static final class Recording implements FrameListener {

        private final List<String> arrived = new ArrayList<>();

        @Override
        public void arrived(Frame frame, String from) {
            arrived.add(frame.text() + " from " + from);
        }

        @Override
        public void undeliverable(String streamId) {}

        @Override
        public void cutOff() {}
    }
}

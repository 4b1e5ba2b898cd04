package io.kdaemon.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.messaging.contract.Changed;
import io.kdaemon.testing.MutableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StreamTest {

    private static final Streams.Limits TWO_OF_TWO = new Streams.Limits(Duration.ofMinutes(1), 2, 2);

    private final Streams streams = new Streams(TWO_OF_TWO, new JsonMapper());

    @Test
    void shouldSayThatAClientIsTooSlowWhenItsQueueIsFull() {
        // given
        Stream stream = new Stream(TWO_OF_TWO, _ -> {});
        News news = new News("node", "{}");

        // then
        assertThat(stream.offer(news)).isTrue();
        assertThat(stream.offer(news)).isTrue();
        assertThat(stream.offer(news)).isFalse();
    }

    @Test
    void shouldRefuseWhenEnoughListenAlready() {
        // given
        streams.open();
        streams.open();

        // then
        assertThatThrownBy(streams::open).isInstanceOf(RequestRefusedException.class);
    }

    @Test
    void shouldWriteEveryMemberThatClientsRelyOn() {
        // given
        Changed changed = new Changed("container", 7, "RUNNING", "it runs", MutableClock.NOW);

        // when
        News news = News.of(changed, new JsonMapper());

        // then
        assertThat(news.kind()).isEqualTo("container");
        assertThat(news.json()).isEqualTo("""
                {"kind":"container","id":7,"state":"RUNNING","message":"it runs","at":"2026-01-01T12:00:00Z"}""");
    }

    @Test
    void shouldDoNothingWhenNobodyListens() {
        // when
        streams.changed(new Changed("node", 1, null, "", MutableClock.NOW));

        // then
        assertThat(streams.size()).isZero();
    }
}

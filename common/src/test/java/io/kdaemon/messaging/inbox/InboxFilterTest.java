package io.kdaemon.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.messaging.MessageSubscriber.Received;
import io.kdaemon.testing.MutableClock;
import io.kdaemon.testing.messaging.MessageSamples;
import io.kdaemon.testing.persistence.InMemoryInboxRepository;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InboxFilterTest {

    private final MutableClock clock = new MutableClock();
    private final InMemoryInboxRepository repository = new InMemoryInboxRepository();
    private final InboxFilter filter = new InboxFilter(repository, clock);

    @Test
    void shouldLetAMessageThroughOnce() {
        // given
        onlyNew("watcher", List.of(message(1)));

        // when
        List<Received> unseen = onlyNew("watcher", List.of(message(1), message(2)));

        // then
        assertThat(unseen).containsExactly(message(2));
    }

    @Test
    void shouldLetTheFirstOfTwoThroughWhenABatchHoldsAMessageTwice() {
        // given
        Received redelivered = new Received(MessageSamples.reconcile(1), 2);

        // when
        List<Received> unseen = onlyNew("watcher", List.of(message(1), message(2), redelivered));

        // then
        assertThat(unseen).containsExactly(message(1), message(2));
    }

    @Test
    void shouldAlwaysLetThroughWhatMayBeHandledAgain() {
        // given
        List<Received> twice = List.of(message(1), message(1));

        // when // then
        assertThat(filter.onlyNew("watcher", twice, _ -> Optional.empty())).isEqualTo(twice);
        assertThat(onlyNew("watcher", List.of(message(1)))).hasSize(1);
    }

    @Test
    void shouldKeepAnInboxForEveryConsumer() {
        // given
        onlyNew("watcher", List.of(message(1)));

        // when
        List<Received> unseen = onlyNew("scheduler", List.of(message(1)));

        // then
        assertThat(unseen).containsExactly(message(1));
    }

    @Test
    void shouldForgetWhatWasHandledLongAgo() {
        // given
        onlyNew("watcher", List.of(message(1)));

        // when
        clock.advance(Duration.ofDays(2));
        new InboxCleaner(repository, Duration.ofDays(1), clock).clean();

        // then
        assertThat(onlyNew("watcher", List.of(message(1)))).hasSize(1);
    }

    private List<Received> onlyNew(String consumer, List<Received> messages) {
        return filter.onlyNew(
                consumer, messages, one -> Optional.of(one.envelope().messageId()));
    }

    private static Received message(long containerId) {
        return new Received(MessageSamples.reconcile(containerId), 1);
    }
}

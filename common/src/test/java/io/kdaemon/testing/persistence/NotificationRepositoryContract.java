package io.kdaemon.testing.persistence;

import static io.kdaemon.testing.MutableClock.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.notification.Notification;
import io.kdaemon.notification.Notification.Content;
import io.kdaemon.notification.Notification.Delivery;
import io.kdaemon.notification.Notification.Kind;
import io.kdaemon.notification.Notification.State;
import io.kdaemon.notification.NotificationRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

public abstract class NotificationRepositoryContract {

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Content INCIDENT = incident("container-1");

    private final NotificationRepository repository;
    private final Transactions transactions;

    protected NotificationRepositoryContract(NotificationRepository repository, Transactions transactions) {
        this.repository = repository;
        this.transactions = transactions;
    }

    @Test
    void shouldBeDueAtOnceAndCountTheAttempt() {
        // given
        repository.insertIfAbsent(INCIDENT, NOW);

        // when
        List<Notification> claimed = claim(NOW);

        // then
        assertThat(claimed).singleElement().satisfies(notification -> {
            assertThat(notification.content()).isEqualTo(INCIDENT);
            assertThat(notification.delivery()).isEqualTo(new Delivery(State.PENDING, 1, NOW.plus(LEASE), null, null));
            assertThat(notification.createdAt()).isEqualTo(NOW);
        });
    }

    @Test
    void shouldBeDueAgainWhenItsTakerNeverReportsBack() {
        // given
        repository.insertIfAbsent(INCIDENT, NOW);
        claim(NOW);

        // when // then
        assertThat(claim(NOW.plus(LEASE).minusNanos(1000))).isEmpty();
        assertThat(claim(NOW.plus(LEASE)))
                .singleElement()
                .extracting(notification -> notification.delivery().attempts())
                .isEqualTo(2);
    }

    @Test
    void shouldStoreAnIncidentOnceWhileItIsPending() {
        // given
        repository.insertIfAbsent(INCIDENT, NOW);

        // when // then
        assertThat(repository.insertIfAbsent(INCIDENT, NOW.plusSeconds(1))).isFalse();
        assertThat(repository.insertIfAbsent(incident("container-2"), NOW)).isTrue();
        assertThat(repository.insertIfAbsent(
                        new Content("container-1", Kind.RECOVERY, "it is back", "it is back"), NOW))
                .isTrue();
    }

    @Test
    void shouldStoreAnIncidentAgainWhenTheEarlierOneWasSentOrGivenUp() {
        // given
        repository.insertIfAbsent(INCIDENT, NOW);
        repository.markSent(claim(NOW).getFirst().id(), NOW);
        boolean afterSent = repository.insertIfAbsent(INCIDENT, NOW);
        repository.markFailed(claim(NOW).getFirst().id(), "no such host");

        // when
        boolean afterFailed = repository.insertIfAbsent(INCIDENT, NOW);

        // then
        assertThat(afterSent).isTrue();
        assertThat(afterFailed).isTrue();
        assertThat(claim(NOW)).hasSize(1);
    }

    @Test
    void shouldBeTriedAgainAtTheGivenTimeWithTheErrorOfTheLastAttempt() {
        // given
        repository.insertIfAbsent(INCIDENT, NOW);
        long id = claim(NOW).getFirst().id();

        // when
        repository.retryAt(id, NOW.plusSeconds(5), "connection refused");

        // then
        assertThat(claim(NOW.plusSeconds(4))).isEmpty();
        assertThat(claim(NOW.plusSeconds(5)))
                .singleElement()
                .extracting(notification -> notification.delivery().lastError())
                .isEqualTo("connection refused");
    }

    @Test
    void shouldTellWhatWasLastSaidOfAnIncident() {
        // given
        repository.insertIfAbsent(INCIDENT, NOW);
        repository.insertIfAbsent(incident("another"), NOW);

        // then
        assertThat(repository.latestKind("never-raised")).isEmpty();
        assertThat(repository.latestKind(INCIDENT.incidentKey())).contains(Kind.INCIDENT);

        // when
        repository.insertIfAbsent(new Content(INCIDENT.incidentKey(), Kind.RECOVERY, "over", "it is over"), NOW);

        // then
        assertThat(repository.latestKind(INCIDENT.incidentKey())).contains(Kind.RECOVERY);
    }

    @Test
    void shouldSayWhatWasLastSaidOfIncidentsOfAKind() {
        // given
        Content over = new Content("certificate-a-30d", Kind.RECOVERY, "over", "it is over");
        repository.insertIfAbsent(incident("certificate-a-30d"), NOW);
        repository.insertIfAbsent(incident("certificate-b-30d"), NOW);
        repository.insertIfAbsent(incident("node-1-down"), NOW);
        repository.insertIfAbsent(over, NOW);
        repository.insertIfAbsent(incident("certificate-b-7d"), NOW);

        // then
        assertThat(repository.latestOf("certificate-"))
                .containsExactly(incident("certificate-b-30d"), over, incident("certificate-b-7d"));
        assertThat(repository.latestOf("nothing-")).isEmpty();
    }

    @Test
    void shouldGiveTwoClaimersDifferentNotifications() {
        // given
        IntStream.range(0, 40).forEach(i -> repository.insertIfAbsent(incident("container-" + i), NOW));
        Race race = Race.of(2);

        // when
        List<List<Notification>> claimed = race.run(_ -> transactions.in(() -> {
            List<Notification> mine = repository.claimDue(NOW, LEASE, 10);
            race.meet();
            return mine;
        }));

        // then
        assertThat(claimed).allSatisfy(mine -> assertThat(mine).hasSize(10));
        assertThat(claimed.getFirst()).doesNotContainAnyElementsOf(claimed.getLast());
    }

    @Test
    void shouldStoreAnIncidentOnceWhenManyRaiseItAtOnce() {
        // when
        List<Boolean> stored = Race.of(8).run(_ -> transactions.in(() -> repository.insertIfAbsent(INCIDENT, NOW)));

        // then
        assertThat(stored).containsOnlyOnce(true);
    }

    private List<Notification> claim(Instant now) {
        return transactions.in(() -> repository.claimDue(now, LEASE, 10));
    }

    private static Content incident(String key) {
        return new Content(key, Kind.INCIDENT, key + " has failed 🐳", "x".repeat(100_000));
    }
}

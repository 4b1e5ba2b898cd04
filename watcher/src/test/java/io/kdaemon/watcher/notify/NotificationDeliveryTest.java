package io.kdaemon.watcher.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.lifecycle.LifecyclePolicy.Backoff;
import io.kdaemon.notification.Notification;
import io.kdaemon.notification.Notification.State;
import io.kdaemon.watcher.testing.ClusterInMemory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotificationDeliveryTest {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    private static final NotificationDelivery.Policy POLICY =
            new NotificationDelivery.Policy(2, new Backoff(FIRST_RETRY, Duration.ofMinutes(5)), Duration.ofSeconds(20));

    private final ClusterInMemory cluster = new ClusterInMemory();
    private final List<String> delivered = new ArrayList<>();
    private boolean refusing;
    private final NotificationDelivery delivery = new NotificationDelivery(
            cluster.transactions, cluster.notificationRepository, this::take, cluster.clock, POLICY, cluster.meters);

    @Test
    void shouldDeliverEverythingOnce() {
        // given
        raise("node-1-down");
        raise("node-2-down");

        // when
        delivery.deliverDue();
        delivery.deliverDue();

        // then
        assertThat(delivered).containsExactly("node-1-down", "node-2-down");
        assertThat(states()).containsOnly(State.SENT);
    }

    @Test
    void shouldTryAgainAfterAWhileWhenItIsNotTakenOver() {
        // given
        raise("node-1-down");
        refusing = true;
        delivery.deliverDue();
        refusing = false;

        // when
        delivery.deliverDue();

        // then
        assertThat(delivered).isEmpty();
        assertThat(states()).containsExactly(State.PENDING);

        // when
        cluster.clock.advance(FIRST_RETRY);
        delivery.deliverDue();

        // then
        assertThat(delivered).containsExactly("node-1-down");
    }

    @Test
    void shouldGiveUpVisiblyAfterTheLastAttempt() {
        // given
        raise("node-1-down");
        refusing = true;

        // when
        delivery.deliverDue();
        cluster.clock.advance(FIRST_RETRY);
        delivery.deliverDue();

        // then
        Notification.Delivery end =
                cluster.notificationRepository.all().getFirst().delivery();
        assertThat(end.state()).isEqualTo(State.FAILED);
        assertThat(end.lastError()).isEqualTo("refused");
    }

    private void take(Notification notification) {
        if (refusing) {
            throw new DeliveryException("refused", new IllegalStateException());
        }
        delivered.add(notification.content().incidentKey());
    }

    private void raise(String incident) {
        cluster.notifications.raise(incident, incident, incident);
    }

    private List<State> states() {
        return cluster.notificationRepository.all().stream()
                .map(notification -> notification.delivery().state())
                .toList();
    }
}

package io.kdaemon.watcher.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ObservedState;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobState;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.MessageSubscriber.DeadMessage;
import io.kdaemon.messaging.contract.MessageBody;
import io.kdaemon.messaging.contract.NodeUnreachable;
import io.kdaemon.messaging.contract.PlaceContainer;
import io.kdaemon.notification.Notification;
import io.kdaemon.testing.ContainerFixtures;
import io.kdaemon.testing.JobFixtures;
import io.kdaemon.testing.MutableClock;
import io.kdaemon.watcher.testing.ClusterInMemory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    private final ClusterInMemory cluster = new ClusterInMemory();
    private final DeadLetters deadLetters = new DeadLetters(
            cluster.transactions,
            cluster.containers,
            cluster.executor,
            cluster.notifications,
            cluster.meters.counter("dead"));
    private Job job;
    private ContainerInstance container;

    @BeforeEach
    void addContainer() {
        job = cluster.jobs.insert(JobFixtures.aQueuedJob().build());
        container = cluster.containers.insert(
                ContainerFixtures.aRequestedContainer().workedOnBy(job.id()).build());
    }

    @Test
    void shouldEndTheJobVisiblyWhenItsMessageIsDead() {
        // when
        deadLetters.handle(
                decoded(new PlaceContainer(container.id().value(), 1, job.id().value())));

        // then
        assertThat(cluster.jobs.find(job.id()).orElseThrow().state()).isEqualTo(JobState.DEAD_LETTERED);
        assertThat(cluster.container(container.id()).observed()).isEqualTo(ObservedState.FAILED);
        assertThat(cluster.container(container.id()).lifecycle().lastError()).contains("no such method");
        assertThat(cluster.notified())
                .extracting(Notification.Content::incidentKey)
                .containsExactly("container-" + container.id());
    }

    @Test
    void shouldEndTheJobWhenItsMessageCannotBeRead() {
        // when
        deadLetters.handle(
                new DeadMessage(null, "{\"body\":{\"container_id\":" + container.id() + "}", "Unknown kind"));

        // then
        assertThat(cluster.jobs.find(job.id()).orElseThrow().state()).isEqualTo(JobState.DEAD_LETTERED);
    }

    @Test
    void shouldSpareTheJobAndTellWhenTheMessageServedAnEarlierOne() {
        // when
        deadLetters.handle(
                decoded(new PlaceContainer(container.id().value(), 1, job.id().value() + 1)));

        // then
        assertThat(cluster.jobs.find(job.id()).orElseThrow().state()).isEqualTo(JobState.QUEUED);
        assertThat(cluster.notified())
                .extracting(Notification.Content::incidentKey)
                .containsExactly("dead-letter-PlaceContainer");
    }

    @Test
    void shouldTellOnceWithTheBeginningOfTheMessageWhenNoJobIsConcerned() {
        // given
        DeadMessage message = decoded(new NodeUnreachable(7, MutableClock.NOW, "refused", null));

        // when
        deadLetters.handle(message);
        deadLetters.handle(message);

        // then
        assertThat(cluster.notified())
                .singleElement()
                .satisfies(content -> assertThat(content.body()).contains("no such method", "{\"raw\":true}"));
    }

    private static DeadMessage decoded(MessageBody body) {
        Envelope envelope = new Envelope("message-1", "request-1", null, MutableClock.NOW, body);
        return new DeadMessage(envelope, "{\"raw\":true}", "no such method");
    }
}

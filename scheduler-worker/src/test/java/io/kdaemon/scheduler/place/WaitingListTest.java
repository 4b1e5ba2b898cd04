package io.kdaemon.scheduler.place;

import static io.kdaemon.testing.NodeFixtures.aReadyNode;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobState;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.contract.PlaceContainer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingListTest {

    private static final Duration UNTIL_THE_NODES_ARE_READ_AGAIN = Duration.ofSeconds(1);

    private final SchedulerWorld world = new SchedulerWorld();

    @Test
    void shouldHastenWhatWaitsWhenANodeComesThatCouldTakeIt() {
        // given
        Job waiting = waiting("blog");
        world.clock.advance(UNTIL_THE_NODES_ARE_READ_AGAIN);
        world.waitingList.lookAgain();
        assertThat(nextAttempt(waiting)).isEqualTo(waiting.schedule().nextAttemptAt());

        // when
        world.nodes.insert(aReadyNode().build());
        world.clock.advance(UNTIL_THE_NODES_ARE_READ_AGAIN);
        world.waitingList.lookAgain();

        // then
        assertThat(nextAttempt(waiting)).isEqualTo(world.clock.instant());
    }

    @Test
    void shouldHastenOnlyAsManyAsThereIsRoomForAndTheLongestWaitingFirst() {
        // given
        List<Job> waiting = List.of(waiting("a"), waiting("b"), waiting("c"));
        world.nodes.insert(aReadyNode()
                .withMemory(2 * SchedulerWorld.DEFAULT_ASK.memoryBytes())
                .build());

        // when
        world.clock.advance(UNTIL_THE_NODES_ARE_READ_AGAIN);
        world.waitingList.lookAgain();

        // then
        assertThat(waiting)
                .extracting(job -> nextAttempt(job).equals(world.clock.instant()))
                .containsExactly(true, true, false);
    }

    private Job waiting(String name) {
        ContainerInstance container = world.launch(name);
        PlaceContainer request = new PlaceContainer(container.id().value(), container.generation(), 1);
        world.handler.place(List.of(new Envelope("m-" + name, "c", null, SchedulerWorld.NOW, request)));
        Job job = world.jobs.find(container.jobId().orElseThrow()).orElseThrow();
        assertThat(job.state()).isEqualTo(JobState.WAITING_FOR_CAPACITY);
        return job;
    }

    private Instant nextAttempt(Job job) {
        return world.jobs.find(job.id()).orElseThrow().schedule().nextAttemptAt();
    }
}

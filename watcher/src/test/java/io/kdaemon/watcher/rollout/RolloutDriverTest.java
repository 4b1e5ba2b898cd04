package io.kdaemon.watcher.rollout;

import static io.kdaemon.testing.ContainerFixtures.aRunningContainer;
import static io.kdaemon.testing.RolloutFixtures.aRollout;
import static io.kdaemon.testing.RolloutFixtures.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.DesiredState;
import io.kdaemon.container.Update;
import io.kdaemon.generation.Revision;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobKind;
import io.kdaemon.job.JobState;
import io.kdaemon.notification.Notification;
import io.kdaemon.rollout.Rollout;
import io.kdaemon.rollout.RolloutState;
import io.kdaemon.rollout.RolloutStep;
import io.kdaemon.rollout.StepState;
import io.kdaemon.testing.ApplicationFixtures;
import io.kdaemon.testing.ContainerFixtures;
import io.kdaemon.testing.NodeFixtures;
import io.kdaemon.watcher.testing.ClusterInMemory;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RolloutDriverTest {

    private final ClusterInMemory cluster = new ClusterInMemory();
    private final RolloutDriver driver = new RolloutDriver(
            cluster.transactions,
            cluster.rollouts,
            new UpdateOutcomes(cluster.jobs, cluster.containers, cluster.clock),
            new UpdateWishes(
                    cluster.rollouts, cluster.containers, cluster.replacements, cluster.executor, cluster.clock),
            cluster.notifications,
            cluster.clock);

    @BeforeEach
    void addNode() {
        cluster.nodes.insert(NodeFixtures.aReadyNode().build());
    }

    @Test
    void shouldUpdateNoMoreAtATimeThanAllowedAndEndWithTheLast() {
        // given
        List<ContainerId> ids = running(3);
        Rollout rollout = begin(aRollout(2, 0), ids);

        // when, then
        driver.drive();
        driver.drive();
        assertThat(states(rollout)).containsExactly(StepState.UPDATING, StepState.UPDATING, StepState.WAITING);
        end(ids.get(1), JobState.SUCCEEDED, null);
        driver.drive();
        assertThat(states(rollout)).containsExactly(StepState.UPDATING, StepState.UPDATED, StepState.UPDATING);
        end(ids.get(0), JobState.SUCCEEDED, null);
        end(ids.get(2), JobState.SUCCEEDED, null);
        driver.drive();
        assertThat(stored(rollout).state()).isEqualTo(RolloutState.SUCCEEDED);
        assertThat(stored(rollout).progress().finishedAt()).isEqualTo(cluster.clock.instant());
        assertThat(cluster.notified()).isEmpty();
    }

    @Test
    void shouldWishForWhatWasWantedWhenTheRolloutBeganWhateverBecameOfTheApplication() {
        // given
        List<ContainerId> ids = running(1);
        Rollout rollout = begin(aRollout(), ids);
        cluster.applications.update(ApplicationFixtures.anApplication()
                .withId(cluster.application.id().value())
                .withImage("ghost:7")
                .build());

        // when
        driver.drive();

        // then
        ContainerInstance container = cluster.container(ids.getFirst());
        Update update = container.update().orElseThrow();
        assertThat(update.limit()).isEqualTo(rollout.request().limit());
        assertThat(cluster.revisions.find(new Revision.Key(container.id(), update.revision())))
                .map(Revision::run)
                .contains(wanted(cluster.application).run());
        assertThat(cluster.jobs.find(container.jobId().orElseThrow()))
                .map(Job::correlationId)
                .contains("rollout-" + rollout.id());
    }

    @Test
    void shouldNotCountThoseThatNeedNothingOrDoNotRunAsUnderWay() {
        // given
        ContainerId unchanged = add(ContainerFixtures::build, "unchanged");
        cluster.revisions.saveAll(List.of(new Revision(
                unchanged,
                1,
                1,
                Revision.Origin.LAUNCH,
                wanted(cluster.application).run(),
                cluster.clock.instant())));
        ContainerId stopped =
                add(fixture -> fixture.wanted(DesiredState.STOPPED).build(), "stopped");
        ContainerId removed =
                add(fixture -> fixture.wanted(DesiredState.REMOVED).build(), "removed");
        ContainerId first = add(ContainerFixtures::build, "first");
        ContainerId second = add(ContainerFixtures::build, "second");

        // when
        Rollout rollout = begin(aRollout(), List.of(unchanged, stopped, removed, first, second));
        driver.drive();

        // then
        assertThat(states(rollout))
                .containsExactly(
                        StepState.UNCHANGED,
                        StepState.UPDATED,
                        StepState.OVERTAKEN,
                        StepState.UPDATING,
                        StepState.WAITING);
        assertThat(cluster.container(stopped).succession().revision()).isEqualTo(2);
    }

    @Test
    void shouldStopAsSoonAsTheFirstIsRolledBackAndTellOnce() {
        // given
        List<ContainerId> ids = running(4);
        Rollout rollout = begin(aRollout(2, 0), ids);
        driver.drive();

        // when
        rollBack(ids.get(1), "not healthy within PT20S");
        end(ids.get(0), JobState.SUCCEEDED, null);
        driver.drive();
        driver.drive();

        // then
        assertThat(stored(rollout).state()).isEqualTo(RolloutState.STOPPING);
        assertThat(stored(rollout).progress().reason())
                .isEqualTo("1 of its containers failed, 0 may: container c-2: not healthy within PT20S");
        assertThat(states(rollout))
                .containsExactly(StepState.UPDATED, StepState.UPDATING, StepState.UNTOUCHED, StepState.UNTOUCHED);
        end(ids.get(1), JobState.FAILED, "not healthy within PT20S");
        driver.drive();
        driver.drive();
        assertThat(stored(rollout).state()).isEqualTo(RolloutState.FAILED);
        assertThat(states(rollout).get(1)).isEqualTo(StepState.FAILED);
        assertThat(cluster.notified())
                .singleElement()
                .extracting(Notification.Content::incidentKey, Notification.Content::subject)
                .containsExactly(
                        "rollout-" + rollout.id(),
                        "roll-out %s stops: 1 of its containers failed, 0 may: container c-2: not healthy within PT20S"
                                .formatted(rollout.id()));
    }

    @Test
    void shouldGoOnAsLongAsNoMoreFailThanMay() {
        // given
        List<ContainerId> ids = running(3);
        Rollout rollout = begin(aRollout(1, 1), ids);

        // when, then
        driver.drive();
        end(ids.get(0), JobState.FAILED, "no such image");
        driver.drive();
        assertThat(states(rollout)).containsExactly(StepState.FAILED, StepState.UPDATING, StepState.WAITING);
        end(ids.get(1), JobState.DEAD_LETTERED, "unreadable");
        driver.drive();
        assertThat(stored(rollout).state()).isEqualTo(RolloutState.FAILED);
        assertThat(states(rollout)).containsExactly(StepState.FAILED, StepState.FAILED, StepState.UNTOUCHED);
    }

    @Test
    void shouldGoOnWithTheOthersWhenSomethingElseIsWishedForOne() {
        // given
        List<ContainerId> ids = running(2);
        Rollout rollout = begin(aRollout(), ids);
        driver.drive();

        // when
        end(ids.get(0), JobState.CANCELLED, "overtaken by STOP");
        driver.drive();

        // then
        assertThat(states(rollout)).containsExactly(StepState.OVERTAKEN, StepState.UPDATING);
        assertThat(cluster.rollouts.steps(rollout.id()).getFirst().reason()).isEqualTo("overtaken by STOP");
    }

    @Test
    void shouldEndWhatIsUnderWayAndBeginNothingOnceItIsCalledOff() {
        // given
        List<ContainerId> ids = running(2);
        Rollout rollout = begin(aRollout(), ids);
        driver.drive();

        // when
        cluster.rollouts.update(stored(rollout).ending(RolloutState.CANCELLING, "called off by a user"));
        driver.drive();

        // then
        assertThat(states(rollout)).containsExactly(StepState.UPDATING, StepState.UNTOUCHED);
        assertThat(stored(rollout).state()).isEqualTo(RolloutState.CANCELLING);
        end(ids.getFirst(), JobState.SUCCEEDED, null);
        driver.drive();
        assertThat(stored(rollout).state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(states(rollout)).containsExactly(StepState.UPDATED, StepState.UNTOUCHED);
        assertThat(cluster.notified()).isEmpty();
    }

    private Rollout begin(Rollout rollout, List<ContainerId> ids) {
        return cluster.rollouts.insert(rollout, List.of(wanted(cluster.application)), ids);
    }

    private List<ContainerId> running(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> add(ContainerFixtures::build, "c-" + i))
                .toList();
    }

    private ContainerId add(Function<ContainerFixtures, ContainerInstance> build, String name) {
        return cluster.containers
                .insert(build.apply(aRunningContainer().named(name).of(cluster.application.id())))
                .id();
    }

    private Rollout stored(Rollout rollout) {
        return cluster.rollouts.find(rollout.id()).orElseThrow();
    }

    private List<StepState> states(Rollout rollout) {
        return cluster.rollouts.steps(rollout.id()).stream()
                .map(RolloutStep::state)
                .toList();
    }

    private void rollBack(ContainerId id, String reason) {
        change(
                id,
                container -> container.with(container
                        .succession()
                        .with(container.update().orElseThrow().rollingBack(reason))));
    }

    private void end(ContainerId id, JobState state, @Nullable String reason) {
        Job job = cluster.jobs.find(cluster.container(id).jobId().orElseThrow()).orElseThrow();
        assertThat(job.kind()).isEqualTo(JobKind.UPDATE);
        cluster.jobs.update(job.with(new Job.Progress(state, 1, reason)));
        change(
                id,
                container -> container
                        .with(container.lifecycle().workedOnBy(null))
                        .with(container.succession().with(null)));
    }

    private void change(ContainerId id, UnaryOperator<ContainerInstance> change) {
        cluster.containers.update(change.apply(cluster.container(id)));
    }
}

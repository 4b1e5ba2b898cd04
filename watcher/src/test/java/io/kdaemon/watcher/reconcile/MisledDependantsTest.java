package io.kdaemon.watcher.reconcile;

import static io.kdaemon.testing.ApplicationFixtures.anApplication;
import static io.kdaemon.testing.ContainerFixtures.aContainerThatIs;
import static io.kdaemon.testing.ContainerFixtures.aRequestedContainer;
import static io.kdaemon.testing.ContainerFixtures.aRunningContainer;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.application.Application;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerInstance.Assignment;
import io.kdaemon.container.DesiredState;
import io.kdaemon.container.Endpoint;
import io.kdaemon.container.ObservedState;
import io.kdaemon.container.Protocol;
import io.kdaemon.container.Update;
import io.kdaemon.dependency.Dependency;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobKind;
import io.kdaemon.job.JobState;
import io.kdaemon.lifecycle.ContainerCommand;
import io.kdaemon.lifecycle.ContainerCommand.Cancel;
import io.kdaemon.lifecycle.ContainerCommand.Place;
import io.kdaemon.lifecycle.ContainerCommand.ReportDeadLetter;
import io.kdaemon.lifecycle.ContainerCommand.Wish;
import io.kdaemon.lifecycle.execution.Instruction;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.contract.LaunchContainer;
import io.kdaemon.node.Node;
import io.kdaemon.run.Mount;
import io.kdaemon.run.OnDependencyMoved;
import io.kdaemon.run.RunOptions;
import io.kdaemon.testing.JobFixtures;
import io.kdaemon.testing.MutableClock;
import io.kdaemon.testing.NodeFixtures;
import io.kdaemon.timeline.TimelineEntry;
import io.kdaemon.watcher.testing.ClusterInMemory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MisledDependantsTest {

    private final ClusterInMemory cluster = new ClusterInMemory();
    private final Node node = cluster.nodes.insert(NodeFixtures.aReadyNode().build());
    private final MisledDependants misled = new MisledDependants(
            cluster.transactions,
            new MisledDependants.Stores(
                    cluster.dependencies, cluster.containers, cluster.applications, cluster.revisions),
            cluster.executor,
            ClusterInMemory.TIMES,
            cluster.clock);
    private final ContainerInstance database = cluster.containers.insert(
            aRunningContainer().named("database").on(node.id()).build());
    private long told;

    @Test
    void shouldUpdateADependantOnceWhenItsDependencyIsTrustedElsewhere() {
        // given
        ContainerInstance web = dependant(RunOptions.NONE);
        moveTo(32770, cluster.clock.instant());

        // when
        misled.follow();
        boolean tooEarly = container(web).update().isPresent();
        cluster.clock.advance(ClusterInMemory.TIMES.settle());
        misled.follow();
        misled.follow();

        // then
        assertThat(tooEarly).isFalse();
        assertThat(container(web).update())
                .contains(Update.awaited(
                        Update.Order.AUTOMATIC, web.succession().revision(), ClusterInMemory.TIMES.healthyWithin()));
        assertThat(timeline(web)).containsExactly("database is now at 10.0.0.1:32770; it is updated to be told so");
    }

    @Test
    void shouldTellAGenerationTheSameHoweverOftenItIsLaunched() {
        // given
        ContainerInstance web = dependant(RunOptions.NONE);
        moveTo(32770, MutableClock.NOW.minusSeconds(60));

        // when
        execute(web, new ContainerCommand.ReportSeenGone(new ContainerCommand.Origin(node.id(), 1, MutableClock.NOW)));

        // then
        assertThat(launches())
                .hasSize(2)
                .allSatisfy(environment -> assertThat(environment).containsEntry("WEB_PORT", "32768"));
        assertThat(cluster.dependencies.listTold(List.of(container(web))))
                .singleElement()
                .satisfies(
                        told -> assertThat(told.isCurrent(container(database))).contains(false));
    }

    @Test
    void shouldKeepNoRecordOfAGenerationThatWasMadeWithoutOne() {
        // given
        ContainerInstance old = cluster.containers.insert(aContainerThatIs(ObservedState.RUNNING)
                .named("old")
                .of(application(RunOptions.NONE).id())
                .build());
        cluster.dependencies.addAll(List.of(new Dependency(old.id(), database.id(), false)));

        // when
        execute(old, new ContainerCommand.ReportSeenGone(new ContainerCommand.Origin(node.id(), 1, MutableClock.NOW)));

        // then
        assertThat(launches())
                .singleElement()
                .satisfies(environment -> assertThat(environment).containsEntry("WEB_PORT", "32768"));
        assertThat(cluster.dependencies.listTold(List.of(old))).isEmpty();
    }

    @Test
    void shouldSayOnceThatADependantIsLeftAsItIsWhenThatIsWanted() {
        // given
        ContainerInstance web = dependant(ignoring());
        moveTo(32770, MutableClock.NOW.minusSeconds(60));

        // when
        misled.follow();
        misled.follow();

        // then
        assertThat(container(web).jobId()).isEmpty();
        assertThat(timeline(web))
                .containsExactly(
                        "database is now at 10.0.0.1:32770; it is not updated for that (on_dependency_moved: ignore)");
    }

    @Test
    void shouldNotTryAgainAfterAFailureUnlessTheDependencyMovesOn() {
        // given
        ContainerInstance web = dependant(RunOptions.NONE);
        moveTo(32770, MutableClock.NOW.minusSeconds(60));
        misled.follow();

        // when
        execute(web, new ReportDeadLetter("unreadable"));
        misled.follow();
        List<String> afterTheFailure = timeline(web);
        moveTo(32771, MutableClock.NOW.minusSeconds(60));
        misled.follow();

        // then
        assertThat(afterTheFailure.getLast()).isEqualTo("gave up: unreadable");
        assertThat(timeline(web).getLast()).startsWith("database is now at 10.0.0.1:32771");
    }

    @Test
    void shouldNotBeginAgainWhatAUserHasCalledOff() {
        // given
        ContainerInstance web = dependant(RunOptions.NONE);
        moveTo(32770, MutableClock.NOW.minusSeconds(60));
        misled.follow();

        // when
        execute(web, new Cancel(container(web).jobId().orElseThrow()));
        int before = timeline(web).size();
        misled.follow();

        // then
        assertThat(timeline(web)).hasSize(before);
    }

    @Test
    void shouldStopFirstWhatAllowsNoSecondBesideIt() {
        // given
        ContainerInstance web = dependant(options(List.of(Mount.volume("data", "/data", false)), null));
        moveTo(32770, MutableClock.NOW.minusSeconds(60));

        // when
        misled.follow();

        // then
        assertThat(container(web).update()).get().extracting(Update::order).isEqualTo(Update.Order.STOP_FIRST);
    }

    @Test
    void shouldNotLetWhatDiedOfTheMoveWaitForItsRepair() {
        // given
        ContainerInstance web = dependant(RunOptions.NONE);
        Job repair = cluster.jobs.insert(
                JobFixtures.aQueuedJob().toDo(JobKind.REPAIR).on(web.id()).build());
        cluster.containers.update(container(web)
                .with(container(web).lifecycle().observed(ObservedState.STOPPED).workedOnBy(repair.id())));
        moveTo(32770, MutableClock.NOW.minusSeconds(60));

        // when
        misled.follow();

        // then
        assertThat(cluster.jobs.find(repair.id()).orElseThrow().state()).isEqualTo(JobState.CANCELLED);
        assertThat(container(web).update()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"UPDATE,UPDATE", "IGNORE,START"})
    void shouldTellAnewWhatIsStartedUnlessItIsToBeLeftAsItIs(OnDependencyMoved choice, JobKind kind) {
        // given
        ContainerInstance web = dependant(options(List.of(), choice));
        cluster.containers.update(container(web)
                .with(container(web).lifecycle().desired(DesiredState.STOPPED).observed(ObservedState.STOPPED)));
        moveTo(32770, MutableClock.NOW);

        // when
        execute(web, new Wish(JobKind.START));

        // then
        assertThat(cluster.jobs.find(container(web).jobId().orElseThrow()))
                .get()
                .extracting(Job::kind)
                .isEqualTo(kind);
    }

    /** Launched and told where the database was, and running. */
    private ContainerInstance dependant(RunOptions options) {
        Application application = application(options);
        ContainerInstance web = cluster.containers.insert(
                aRequestedContainer().named("web").of(application.id()).build());
        cluster.dependencies.addAll(List.of(new Dependency(web.id(), database.id(), false)));
        execute(web, new Place(1, node.id()));
        ContainerInstance running = aRunningContainer()
                .named("web")
                .of(application.id())
                .on(node.id())
                .build();
        cluster.containers.update(container(web)
                .with(running.lifecycle())
                .with(running.assignment())
                .with(running.timestamps()));
        told = cluster.timeline.list(web.id(), 0, 100).getLast().id();
        return container(web);
    }

    private Application application(RunOptions options) {
        return cluster.applications.insert(anApplication()
                .named("dependant")
                .dependingOn("web")
                .withOptions(options)
                .build());
    }

    private static RunOptions ignoring() {
        return options(List.of(), OnDependencyMoved.IGNORE);
    }

    private static RunOptions options(List<Mount> mounts, @Nullable OnDependencyMoved choice) {
        return new RunOptions(null, null, null, null, mounts, null, null, null, null, null, null, choice);
    }

    private void moveTo(int port, Instant healthySince) {
        ContainerInstance before = container(database);
        ContainerInstance.Timestamps times = before.timestamps();
        cluster.containers.update(before.with(new Assignment(
                        node.id(), "engine-2", List.of(new Endpoint(80, Protocol.TCP, "10.0.0.1", port))))
                .with(new ContainerInstance.Timestamps(
                        times.createdAt(), times.updatedAt(), healthySince, healthySince, times.observedAt())));
    }

    private void execute(ContainerInstance container, ContainerCommand command) {
        cluster.executor.execute(
                List.of(new Instruction(container.id(), command, new Instruction.Cause("request-1", null))));
    }

    private ContainerInstance container(ContainerInstance container) {
        return cluster.container(container.id());
    }

    private List<Map<String, String>> launches() {
        return Stream.of(Destination.DOCKER, Destination.DOCKER_URGENT)
                .flatMap(destination -> cluster.sentTo(destination).stream())
                .filter(LaunchContainer.class::isInstance)
                .map(body -> ((LaunchContainer) body).spec().environment())
                .toList();
    }

    private List<String> timeline(ContainerInstance container) {
        return cluster.timeline.list(container.id(), told, 100).stream()
                .map(TimelineEntry::message)
                .toList();
    }
}

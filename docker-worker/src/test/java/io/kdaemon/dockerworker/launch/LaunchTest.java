package io.kdaemon.dockerworker.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kdaemon.dockerworker.Worker;
import io.kdaemon.dockerworker.engine.Commands;
import io.kdaemon.dockerworker.engine.ContainerPlan;
import io.kdaemon.dockerworker.engine.EngineContainer.State;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.dockerworker.engine.Failures;
import io.kdaemon.dockerworker.engine.FakeContainer;
import io.kdaemon.dockerworker.engine.FakeContainerRuntime;
import io.kdaemon.dockerworker.engine.InterceptedRuntime;
import io.kdaemon.dockerworker.engine.RegistryAccess;
import io.kdaemon.dockerworker.engine.Verb;
import io.kdaemon.messaging.contract.EngineCall;
import io.kdaemon.messaging.contract.LaunchContainer;
import io.kdaemon.messaging.contract.LaunchFailed;
import io.kdaemon.messaging.contract.LaunchSucceeded;
import io.kdaemon.messaging.contract.PublishedPort;
import io.kdaemon.run.PullPolicy;
import io.kdaemon.run.RestartPolicy;
import io.kdaemon.run.RunOptions;
import io.kdaemon.secret.Sealed;
import io.kdaemon.secret.Secret;
import io.kdaemon.secret.SecretPurpose;
import io.kdaemon.testing.MutableClock;
import io.kdaemon.testing.RunOptionsFixtures;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LaunchTest {

    private final LaunchContainer command = Commands.launch(Commands.target(1), FakeContainerRuntime.IMAGE);
    private final ContainerPlan plan = ContainerPlan.of(command);
    private final FakeContainerRuntime engine = new FakeContainerRuntime();
    private final Failures failures = new Failures();
    private final Worker worker = new Worker(_ -> new InterceptedRuntime(engine, failures), new MutableClock());

    @Test
    void shouldCreateStartAndLookWhenTheImageIsThere() {
        // when
        worker.handle(command);

        // then
        LaunchSucceeded success = worker.reporter.only(LaunchSucceeded.class);
        assertThat(failures.calls()).containsExactly(Verb.CREATE, Verb.START, Verb.INSPECT);
        assertThat(success.calls())
                .extracting(EngineCall::call)
                .containsExactly("create kd-test-1-1", "start kd-test-1-1", "inspect kd-test-1-1");
        assertThat(success.calls()).extracting(EngineCall::error).containsOnlyNulls();
        assertThat(success.adopted()).isFalse();
        assertThat(success.ports())
                .containsExactly(new PublishedPort(
                        8080, "tcp", "192.0.2.7", success.ports().getFirst().hostPort()));
        assertThat(worker.reporter.events()).containsExactly(success);
        assertThat(success.origin().jobId()).isEqualTo(101);
    }

    @Test
    void shouldPullWhenTheImageIsAbsent() {
        // when
        worker.handle(Commands.launch(Commands.target(1), FakeContainerRuntime.IN_REGISTRY));

        // then
        worker.reporter.only(LaunchSucceeded.class);
        assertThat(failures.calls())
                .containsExactly(
                        Verb.CREATE, Verb.HAS_IMAGE, Verb.PULL, Verb.HAS_IMAGE, Verb.CREATE, Verb.START, Verb.INSPECT);
    }

    @Test
    void shouldPullBeforeEveryLaunchWhenAskedTo() {
        // when
        worker.handle(
                Commands.launch(Commands.target(1), FakeContainerRuntime.IN_REGISTRY, pulling(PullPolicy.ALWAYS)));
        worker.handle(
                Commands.launch(Commands.target(2), FakeContainerRuntime.IN_REGISTRY, pulling(PullPolicy.ALWAYS)));

        // then
        assertThat(worker.reporter.all(LaunchSucceeded.class)).hasSize(2);
        assertThat(failures.calls()).filteredOn(Verb.PULL::equals).hasSize(2);
    }

    @Test
    void shouldNotPullWhenAskedNotTo() {
        // when
        worker.handle(Commands.launch(Commands.target(1), FakeContainerRuntime.IN_REGISTRY, pulling(PullPolicy.NEVER)));

        // then
        assertFailed(false, "pull_policy is never");
        assertThat(failures.calls()).doesNotContain(Verb.PULL);
    }

    private static RunOptions pulling(PullPolicy policy) {
        return new RunOptions(null, null, null, null, null, null, null, null, null, policy, null);
    }

    @Test
    void shouldFailForGoodWhenTheRegistryDoesNotHaveTheImage() {
        // when
        worker.handle(Commands.launch(Commands.target(1), "registry/nothing:1"));

        // then
        assertFailed(true, "manifest for registry/nothing:1 not found");
    }

    @Test
    void shouldFailForNowWhenAPullIsStuck() {
        // given
        failures.failNext(Verb.PULL, Kind.TIMEOUT);

        // when
        worker.handle(Commands.launch(Commands.target(1), FakeContainerRuntime.IN_REGISTRY));

        // then
        assertFailed(false, "pulling registry/web:1 failed");
    }

    @Test
    void shouldFailForNowWhenAPulledImageIsNotThere() {
        // given
        engine.losePulledImages();

        // when
        worker.handle(Commands.launch(Commands.target(1), FakeContainerRuntime.IN_REGISTRY));

        // then
        assertFailed(false, "does not have it");
    }

    @Test
    void shouldFailForGoodWhenThePolicyDoesNotAllowIt() {
        // given
        RunOptions everything = RunOptionsFixtures.everything();

        // when
        worker.handle(Commands.launch(Commands.target(1), FakeContainerRuntime.IMAGE, everything));

        // then
        assertFailed(true, "which kdaemon.policy.capabilities does not allow");
        assertThat(failures.calls()).isEmpty();
    }

    @Test
    void shouldOpenSecretsOnlyForTheEngine() {
        // given
        Sealed sealed = Worker.BOX.seal(Secret.of("swordfish"), SecretPurpose.ENVIRONMENT);
        RunOptions options =
                new RunOptions(null, null, null, null, null, null, null, null, null, null, Map.of("PASSWORD", sealed));

        // when
        worker.handle(Commands.launch(Commands.target(1), FakeContainerRuntime.IMAGE, options));

        // then
        worker.reporter.only(LaunchSucceeded.class);
        assertThat(engine.lastPlan().secrets()).containsEntry("PASSWORD", Secret.of("swordfish"));
        assertThat(engine.lastPlan().toString()).doesNotContain("swordfish");
    }

    @Test
    void shouldSayWhichKeyIsMissingWhenASecretCannotBeOpened() {
        // given
        RunOptions options = new RunOptions(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of("PASSWORD", new Sealed("kd1.0123abcd.c2VjcmV0")));

        // when
        worker.handle(Commands.launch(Commands.target(1), FakeContainerRuntime.IMAGE, options));

        // then
        assertFailed(true, "Secrets are sealed with key 0123abcd");
        assertThat(failures.calls()).isEmpty();
    }

    @Test
    void shouldPullWithTheLoginThatCameWithTheCommand() {
        // given
        Sealed sealed = Worker.BOX.seal(Secret.of("swordfish"), SecretPurpose.REGISTRY_PASSWORD);

        // when
        worker.handle(pulling(sealed));

        // then
        LaunchSucceeded success = worker.reporter.only(LaunchSucceeded.class);
        assertThat(engine.lastAccess())
                .contains(new RegistryAccess("registry.example.com", "kdaemon", Secret.of("swordfish")));
        assertThat(success.toString()).doesNotContain("swordfish");
    }

    @Test
    void shouldSayWhoseLoginCannotBeOpenedWhenItsKeyIsMissing() {
        // when
        worker.handle(pulling(new Sealed("kd1.0123abcd.c2VjcmV0")));

        // then
        assertFailed(true, "the login for registry.example.com cannot be used: Secrets are sealed with key 0123abcd");
        assertThat(failures.calls()).doesNotContain(Verb.PULL);
    }

    @Test
    void shouldNotNeedTheLoginWhenTheImageIsThere() {
        // given
        LaunchContainer.Login login = login(new Sealed("kd1.0123abcd.c2VjcmV0"));

        // when
        worker.handle(new LaunchContainer(command.target(), command.spec(), login));

        // then
        worker.reporter.only(LaunchSucceeded.class);
    }

    private static LaunchContainer pulling(Sealed password) {
        LaunchContainer launch = Commands.launch(Commands.target(1), FakeContainerRuntime.IN_REGISTRY);
        return new LaunchContainer(launch.target(), launch.spec(), login(password));
    }

    private static LaunchContainer.Login login(Sealed password) {
        return new LaunchContainer.Login("registry.example.com", "kdaemon", password);
    }

    @Test
    void shouldNotLetTheUsersLabelsHideOurs() {
        // given
        RunOptions labelled = new RunOptions(
                null,
                null,
                null,
                null,
                List.of(),
                Map.of("team", "blue", "kdaemon.cluster", "x"),
                null,
                null,
                null,
                null,
                null);

        // when
        ContainerPlan labelledPlan =
                ContainerPlan.of(Commands.launch(Commands.target(1), FakeContainerRuntime.IMAGE, labelled));

        // then
        assertThat(labelledPlan.labels())
                .containsEntry("team", "blue")
                .containsEntry("kdaemon.cluster", Commands.CLUSTER);
    }

    @Test
    void shouldAdoptWhatRunsAlready() {
        // given
        worker.handle(command);

        // when
        worker.handle(command);

        // then
        assertThat(worker.reporter.all(LaunchSucceeded.class))
                .extracting(LaunchSucceeded::adopted)
                .containsExactly(false, true);
        assertThat(worker.reporter.all(LaunchSucceeded.class).map(LaunchSucceeded::engineContainerId))
                .hasSize(2)
                .containsOnly(engine.container(plan.name()).engineId());
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATED", "EXITED", "PAUSED"})
    void shouldBringUpWhatAnEarlierAttemptLeftBehind(State state) {
        // given
        FakeContainer left = engine.put(plan.name(), plan.labels(), state);

        // when
        worker.handle(command);

        // then
        LaunchSucceeded success = worker.reporter.only(LaunchSucceeded.class);
        assertThat(success.engineContainerId()).isEqualTo(left.engineId());
        assertThat(left.state()).isEqualTo(State.RUNNING);
    }

    @ParameterizedTest
    @EnumSource(names = {"REMOVING", "DEAD"})
    void shouldCreateAnewWhenTheOldOneIsOnItsWayOut(State state) {
        // given
        FakeContainer leaving = engine.put(plan.name(), plan.labels(), state);

        // when
        worker.handle(command);

        // then
        assertThat(worker.reporter.only(LaunchSucceeded.class).engineContainerId())
                .isNotEqualTo(leaving.engineId());
        assertThat(engine.containers()).hasSize(1);
    }

    @Test
    void shouldLeaveAForeignContainerWithOurNameAloneAndNameIt() {
        // given
        FakeContainer foreign = engine.put(plan.name(), Map.of("kdaemon.cluster", "another"), State.EXITED);

        // when
        worker.handle(command);

        // then
        assertFailed(true, plan.name());
        assertFailed(true, foreign.engineId());
        assertThat(foreign.state()).isEqualTo(State.EXITED);
        assertThat(failures.calls()).containsExactly(Verb.CREATE, Verb.INSPECT);
    }

    @ParameterizedTest
    @EnumSource(names = {"TIMEOUT", "CONNECTION_LOST", "SERVER_ERROR", "GARBLED"})
    void shouldTakeWhatACreateMadeWhoseAnswerGotLost(Kind kind) {
        // given
        failures.failNextAfterDoing(Verb.CREATE, kind);

        // when
        worker.handle(command);

        // then
        worker.reporter.only(LaunchSucceeded.class);
        assertThat(engine.containers()).hasSize(1);
    }

    @Test
    void shouldCreateOnceMoreWhenTheConnectionBrokeBeforeTheEngineHeard() {
        // given
        failures.failNext(Verb.CREATE, Kind.CONNECTION_LOST);

        // when
        worker.handle(command);

        // then
        worker.reporter.only(LaunchSucceeded.class);
    }

    @Test
    void shouldNotGoOnCreatingForEver() {
        // given
        for (int i = 0; i < 10; i++) {
            failures.failNext(Verb.CREATE, Kind.CONNECTION_LOST);
        }

        // when
        worker.handle(command);

        // then
        assertFailed(false, "told to fail create");
        assertThat(failures.calls().stream().filter(Verb.CREATE::equals)).hasSize(2);
        assertThat(engine.containers()).isEmpty();
    }

    @Test
    void shouldTakeWhatTheFirstOfTwoLostCreatesMadeLate() {
        // given
        failures.failNext(Verb.CREATE, Kind.CONNECTION_LOST);
        failures.failNextAfterDoing(Verb.CREATE, Kind.CONFLICT);

        // when
        worker.handle(command);

        // then
        worker.reporter.only(LaunchSucceeded.class);
        assertThat(engine.containers()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSED,false",
        "UNREACHABLE,false",
        "SERVER_ERROR,false",
        "TIMEOUT,false",
        "GARBLED,false",
        "INVALID,true"
    })
    void shouldFailWhenTheCreateFails(Kind kind, boolean permanent) {
        // given
        failures.failNext(Verb.CREATE, kind);

        // when
        worker.handle(command);

        // then
        assertFailed(permanent, "told to fail create");
        assertThat(worker.reporter.only(LaunchFailed.class).calls().getFirst().error())
                .isEqualTo("told to fail create");
        assertThat(engine.containers()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER_ERROR", "TIMEOUT", "GARBLED"})
    void shouldSucceedWhenAStartThatFailedHasStartedIt(Kind kind) {
        // given
        failures.failNextAfterDoing(Verb.START, kind);

        // when
        worker.handle(command);

        // then
        worker.reporter.only(LaunchSucceeded.class);
    }

    @ParameterizedTest
    @CsvSource({"SERVER_ERROR,false", "TIMEOUT,false", "INVALID,true"})
    void shouldRemoveWhatItCreatedWhenItNeverRan(Kind kind, boolean permanent) {
        // given
        failures.failNext(Verb.START, kind);

        // when
        worker.handle(command);

        // then
        assertFailed(permanent, "starting it failed");
        assertThat(engine.containers()).isEmpty();
    }

    @Test
    void shouldKeepWhatItDidNotCreateWhenTheStartFails() {
        // given
        engine.put(plan.name(), plan.labels(), State.EXITED);
        failures.failNext(Verb.START, Kind.SERVER_ERROR);

        // when
        worker.handle(command);

        // then
        assertFailed(false, "starting it failed");
        assertThat(engine.containers()).hasSize(1);
    }

    @Test
    void shouldStartOnceMoreWhenAPooledConnectionWasStale() {
        // given
        failures.failNext(Verb.START, Kind.CONNECTION_LOST);

        // when
        worker.handle(command);

        // then
        worker.reporter.only(LaunchSucceeded.class);
    }

    @ParameterizedTest
    @CsvSource({"0,1", "3,1", "127,0"})
    void shouldHaveStartedWhatEndedAtOnceWhenItIsNotToRunForEver(String exitCode, int started) {
        // given
        LaunchContainer.Spec crashing = Commands.launch(
                        Commands.target(1),
                        FakeContainerRuntime.IMAGE,
                        FakeContainerRuntime.CRASHING,
                        "EXIT_CODE=" + exitCode)
                .spec();
        RunOptions once =
                new RunOptions(null, null, null, null, null, null, null, null, RestartPolicy.NEVER, null, null);
        LaunchContainer.Spec spec = new LaunchContainer.Spec(
                crashing.name(),
                crashing.application(),
                crashing.image(),
                crashing.ports(),
                crashing.environment(),
                null,
                null,
                once,
                null);

        // when
        worker.handle(new LaunchContainer(Commands.target(1), spec));

        // then
        assertThat(worker.reporter.all(LaunchSucceeded.class)).hasSize(started);
    }

    @ParameterizedTest
    @CsvSource({"1,false", "125,true", "126,true", "127,true"})
    void shouldTellTheLastWordsOfWhatEndedAtOnce(String exitCode, boolean permanent) {
        // when
        worker.handle(Commands.launch(
                Commands.target(1),
                FakeContainerRuntime.IMAGE,
                FakeContainerRuntime.CRASHING,
                "EXIT_CODE=" + exitCode));

        // then
        assertFailed(permanent, "exited with code " + exitCode);
        assertFailed(permanent, "last words of " + plan.name());
        assertThat(engine.containers()).as("kept for its logs").hasSize(1);
    }

    @Test
    void shouldHandTheCommandBackWhenTheWorkerStops() {
        // given
        failures.failNext(Verb.CREATE, Kind.STOPPING);

        // when, then
        assertThatThrownBy(() -> worker.handle(command)).isInstanceOf(EngineException.class);
        assertThat(worker.reporter.all(LaunchFailed.class)).isEmpty();
    }

    @Test
    void shouldCountLaunchesByOutcome() {
        // when
        worker.handle(command);

        // then
        assertThat(worker.meters
                        .get("kdaemon.launches")
                        .tag("outcome", "started")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    private void assertFailed(boolean permanent, String reason) {
        LaunchFailed failure = worker.reporter.only(LaunchFailed.class);
        assertThat(failure.reason()).contains(reason);
        assertThat(failure.permanent()).isEqualTo(permanent);
    }
}

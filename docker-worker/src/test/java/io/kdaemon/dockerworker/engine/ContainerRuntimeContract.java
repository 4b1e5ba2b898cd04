package io.kdaemon.dockerworker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.kdaemon.dockerworker.engine.EngineContainer.State;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every engine does, the one in memory and real ones. */
public abstract class ContainerRuntimeContract {

    private static final AtomicLong IDS = new AtomicLong();
    private static final Duration EVENT_WAIT = Duration.ofMillis(500);

    private final long id = IDS.incrementAndGet();

    protected abstract ContainerRuntime engine();

    /** A web server on port 8080 that the engine has. */
    protected abstract String image();

    /** The same, to be pulled. */
    protected abstract String imageInRegistry();

    /** Does not exist in the registry that {@link #imageInRegistry()} is in. */
    protected abstract String imageNowhere();

    /** An environment setting that makes the server exit with code 3 at once. */
    protected abstract String crashing();

    @AfterEach
    void removeContainers() {
        engine().list(Commands.CLUSTER).forEach(container -> engine().remove(container.engineId()));
    }

    @Test
    void shouldRunWhatWasCreatedAndStarted() {
        // when
        String engineId = engine().create(plan());
        EngineContainer created = inspect();
        engine().start(engineId);

        // then
        assertThat(created.engineId()).isEqualTo(engineId);
        assertThat(created.state()).isEqualTo(State.CREATED);
        assertThat(created.condition().everStarted()).isFalse();
        EngineContainer running = inspect();
        assertThat(running.state()).isEqualTo(State.RUNNING);
        assertThat(running.ownership()).contains(plan().ownership());
        assertThat(running.labels()).containsAllEntriesOf(Map.of("kdaemon.attempt", "1", "kdaemon.application", "web"));
        assertThat(Endpoints.of(running, "192.0.2.7")).singleElement().satisfies(port -> {
            assertThat(port.containerPort()).isEqualTo(8080);
            assertThat(port.hostPort()).isPositive();
        });
    }

    @Test
    void shouldShowTheSameEndpointsInAListAsInALook() {
        // given
        engine().start(engine().create(plan()));

        // when, then
        assertThat(engine().list(Commands.CLUSTER)).singleElement().satisfies(listed -> {
            assertThat(listed.name()).isEqualTo(plan().name());
            assertThat(listed.state()).isEqualTo(State.RUNNING);
            assertThat(Endpoints.of(listed, "h")).isEqualTo(Endpoints.of(inspect(), "h"));
        });
        assertThat(engine().list("another-cluster")).isEmpty();
    }

    @Test
    void shouldAnswerNotFoundWhenTheImageIsAbsent() {
        assertThat(failure(() -> engine().create(plan(imageNowhere()))).kind()).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void shouldAnswerConflictWhenTheNameIsTaken() {
        // given
        engine().create(plan());

        // when, then
        assertThat(failure(() -> engine().create(plan())).kind()).isEqualTo(Kind.CONFLICT);
    }

    @Test
    void shouldDoNothingWhenStartedOrStoppedTwice() {
        // given
        String engineId = engine().create(plan());

        // when
        engine().start(engineId);
        engine().start(engineId);
        engine().stop(engineId, Duration.ofSeconds(2));
        engine().stop(engineId, Duration.ofSeconds(2));

        // then
        assertThat(inspect().state()).isEqualTo(State.EXITED);
        assertThat(inspect().condition().everStarted()).isTrue();
    }

    @Test
    void shouldRemoveAlsoWhatRuns() {
        // given
        String engineId = engine().create(plan());
        engine().start(engineId);

        // when
        engine().remove(engineId);

        // then
        assertThat(engine().inspect(plan().name())).isEmpty();
        assertThat(engine().awaitGone(engineId, Duration.ofSeconds(1))).isTrue();
        assertThat(failure(() -> engine().remove(engineId)).kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(failure(() -> engine().start(engineId)).kind()).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void shouldShowHowItEnded() {
        // given
        engine().start(engine().create(plan(image(), crashing())));

        // when, then
        await().untilAsserted(() -> assertThat(inspect().state()).isEqualTo(State.EXITED));
        assertThat(inspect().condition().exitCode()).isEqualTo(3);
        assertThat(inspect().detail()).contains("3");
        assertThat(engine().list(Commands.CLUSTER))
                .extracting(EngineContainer::exitCode)
                .containsExactly(Optional.of(3));
        assertThat(engine().logTail(plan().name(), 5)).isNotNull();
    }

    @Test
    void shouldHaveAnImageAfterItsPull() {
        // when
        engine().pull(imageInRegistry());

        // then
        assertThat(engine().hasImage(imageInRegistry())).isTrue();
        assertThat(engine().hasImage(imageNowhere())).isFalse();
    }

    @Test
    void shouldRefuseForGoodWhenTheRegistryDoesNotHaveTheImage() {
        assertThat(failure(() -> engine().pull(imageNowhere())))
                .hasMessageContaining("not found")
                .matches(EngineException::isPermanent);
    }

    @Test
    void shouldTellWhatHappensFromTheMomentOfTheSubscription() {
        try (EventStream events = engine().events(Commands.CLUSTER)) {
            // when
            String engineId = engine().create(plan());
            engine().start(engineId);
            engine().remove(engineId);

            // then
            assertThat(nextOf(events)).isEqualTo(new EngineEvent(plan().ownership(), EngineEvent.Kind.STARTED, false));
            assertThat(nextOf(events)).isEqualTo(new EngineEvent(plan().ownership(), EngineEvent.Kind.CHANGED, false));
        }
    }

    @Test
    void shouldTellWhatARunningContainerUses() {
        // given
        String engineId = engine().create(plan());
        engine().start(engineId);

        // when
        ContainerStats before = engine().stats(engineId).orElseThrow();
        ContainerStats after = engine().stats(plan().name()).orElseThrow();

        // then
        assertThat(before.memoryBytes()).isBetween(1L, 256L << 20);
        assertThat(before.cpuTime()).isPositive();
        assertThat(after.at()).isAfterOrEqualTo(before.at());
        assertThat(after.cpuTime()).isGreaterThanOrEqualTo(before.cpuTime());
    }

    @Test
    void shouldTellOfNoUseWhenItDoesNotRun() {
        // given
        String engineId = engine().create(plan());

        // when, then
        assertThat(engine().stats(engineId)).isEmpty();
        assertThat(failure(() -> engine().stats("nobody")).kind()).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void shouldTellWhatItIs() {
        assertThat(engine().facts().cores()).isPositive();
        assertThat(engine().facts().memoryBytes()).isPositive();
        assertThat(engine().facts().engineVersion()).isNotEmpty();
        assertThat(engine().facts().apiVersion()).isNotEmpty();
    }

    protected final ContainerPlan plan() {
        return plan(image());
    }

    protected final ContainerPlan plan(String image, String... environment) {
        return ContainerPlan.of(Commands.launch(Commands.target(id), image, environment));
    }

    protected final EngineContainer inspect() {
        return engine().inspect(plan().name()).orElseThrow();
    }

    private static EngineEvent nextOf(EventStream events) {
        return await().until(() -> events.next(EVENT_WAIT), Optional::isPresent).orElseThrow();
    }

    protected static EngineException failure(Runnable call) {
        EngineException failure = catchThrowableOfType(EngineException.class, call::run);
        assertThat(failure).isNotNull();
        return failure;
    }
}

package io.kdaemon.dockerworker.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.dockerworker.background.Background;
import io.kdaemon.dockerworker.engine.CallInterceptor;
import io.kdaemon.dockerworker.engine.Commands;
import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.EngineContainer.State;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.dockerworker.engine.Failures;
import io.kdaemon.dockerworker.engine.FakeContainer;
import io.kdaemon.dockerworker.engine.FakeContainerRuntime;
import io.kdaemon.dockerworker.engine.InterceptedRuntime;
import io.kdaemon.dockerworker.engine.Ownership;
import io.kdaemon.dockerworker.engine.Verb;
import io.kdaemon.dockerworker.isolation.IsolationSettings;
import io.kdaemon.dockerworker.isolation.NodeGate;
import io.kdaemon.dockerworker.isolation.NodeGates;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.MessageCodec;
import io.kdaemon.messaging.contract.UsageMeasured;
import io.kdaemon.messaging.contract.UsageMeasured.Usage;
import io.kdaemon.testing.MutableClock;
import io.kdaemon.testing.messaging.InMemoryBroker;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class UsageWatchTest {

    private static final Duration SPAN = Duration.ofSeconds(10);
    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final UsageSettings SETTINGS = new UsageSettings(Duration.ofSeconds(60), SPAN, 3, SLOW);

    private final MutableClock clock = new MutableClock();
    private final FakeContainerRuntime engine = new FakeContainerRuntime(clock);
    private final Failures failures = new Failures();
    private final NodeGate gate = new NodeGates(
                    new IsolationSettings(
                            new IsolationSettings.Room(
                                    IsolationSettings.Writes.always(4), 16, 8, Duration.ofSeconds(60)),
                            Duration.ofSeconds(2),
                            new IsolationSettings.Breaker(10, 5, Duration.ofSeconds(5), Duration.ofSeconds(5))),
                    clock)
            .at("tcp://192.0.2.7:2375");
    private final InMemoryBroker broker = new InMemoryBroker();
    private final UsageReports reports = new UsageReports(broker, new MessageCodec(), clock);
    private Runnable meanwhile = () -> {};

    @Test
    void shouldReportMemoryAndTheCpuOfTheSpan() {
        // given
        FakeContainer container = put(1, "web", State.RUNNING);
        container.use(60 << 20, Duration.ofSeconds(100));
        meanwhile = () -> container.use(50 << 20, Duration.ofMillis(102_500));

        // when
        follow(SETTINGS, WINDOW);

        // then
        assertThat(reported()).containsExactly(new Usage(1, 60 << 20, 250));
    }

    @Test
    void shouldMeasureOneRunningContainerOfEachApplication() {
        // given
        put(1, "web", State.RUNNING);
        put(2, "web", State.RUNNING);
        put(3, "db", State.RUNNING);
        put(4, "batch", State.EXITED);

        // when
        follow(SETTINGS, WINDOW);

        // then
        assertThat(reported()).extracting(Usage::containerId).hasSize(2).contains(3L);
    }

    @Test
    void shouldMeasureNoMoreThanSoManyOfANode() {
        // given
        for (int i = 1; i <= 20; i++) {
            put(i, "app-" + i, State.RUNNING);
        }

        // when
        follow(SETTINGS, WINDOW);

        // then
        assertThat(reported()).hasSize(3);
        assertThat(Collections.frequency(failures.calls(), Verb.STATS)).isEqualTo(6);
    }

    @Test
    void shouldHaveATurnOncePerIntervalWhoeverFollowsTheNode() {
        // given
        put(1, "web", State.RUNNING);

        // when
        for (int window = 0; window < 40; window++) {
            clock.set(MutableClock.NOW.plus(Duration.ofSeconds(15L * window)));
            follow(SETTINGS, Duration.ofSeconds(15));
        }

        // then
        assertThat(reported()).hasSize(10);
    }

    @Test
    void shouldMeasureNothingWhenSwitchedOff() {
        // given
        put(1, "web", State.RUNNING);

        // when
        follow(new UsageSettings(Duration.ZERO, SPAN, 3, SLOW), WINDOW);

        // then
        assertThat(failures.calls()).isEmpty();
    }

    @Test
    void shouldAskNothingOfANodeThatRests() {
        // given
        put(1, "web", State.RUNNING);
        gate.rest();

        // when
        follow(SETTINGS, WINDOW);

        // then
        assertThat(failures.calls()).isEmpty();
        assertThat(broker.sent(Destination.USAGE)).isEmpty();
    }

    @Test
    void shouldEndAtTheFirstFailure() {
        // given
        put(1, "web", State.RUNNING);
        put(2, "db", State.RUNNING);
        failures.failNext(Verb.STATS, Kind.TIMEOUT);

        // when
        follow(SETTINGS, WINDOW);

        // then
        assertThat(failures.calls()).containsExactly(Verb.STATS);
        assertThat(reported()).isEmpty();
    }

    @Test
    void shouldGoOnWithoutTheOneThatIsGone() {
        // given
        put(1, "web", State.RUNNING);
        FakeContainer going = put(2, "db", State.RUNNING);
        meanwhile = () -> engine.remove(going.engineId());

        // when
        follow(SETTINGS, WINDOW);

        // then
        assertThat(reported()).extracting(Usage::containerId).containsExactly(1L);
    }

    @Test
    void shouldLeaveASlowEngineAlone() {
        // given
        put(1, "web", State.RUNNING);
        put(2, "db", State.RUNNING);

        // when
        follow(SETTINGS, WINDOW, new InterceptedRuntime(engine, new SlowCalls().then(failures)));

        // then
        assertThat(failures.calls()).containsExactly(Verb.STATS);
        assertThat(reported()).isEmpty();
    }

    @Test
    void shouldSayNothingOfOneThatWasStartedAnew() {
        // given
        FakeContainer container = put(1, "web", State.RUNNING);
        container.use(60 << 20, Duration.ofSeconds(100));
        meanwhile = () -> container.use(60 << 20, Duration.ofSeconds(1));

        // when
        follow(SETTINGS, WINDOW);

        // then
        assertThat(reported()).isEmpty();
    }

    private void follow(UsageSettings settings, Duration window) {
        follow(settings, window, new InterceptedRuntime(engine, failures));
    }

    private void follow(UsageSettings settings, Duration window, ContainerRuntime runtime) {
        new UsageWatch(settings, reports, new SameThread(), new Random(1), clock)
                .follow(runtime, gate, engine.list(Commands.CLUSTER), window);
    }

    private List<Usage> reported() {
        reports.send();
        return broker.sent(Destination.USAGE).stream()
                .flatMap(message -> ((UsageMeasured) message.body()).usages().stream())
                .toList();
    }

    private FakeContainer put(long id, String application, State state) {
        Ownership ownership = new Ownership(Commands.CLUSTER, id, 1);
        return engine.put(ownership.containerName(), ownership.labels(1, application), state);
    }

    private final class SlowCalls implements CallInterceptor {

        @Override
        public <T> T around(Verb verb, String subject, Supplier<T> call) {
            clock.advance(SLOW.plusMillis(1));
            return call.get();
        }
    }

    private final class SameThread implements Background {

        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public void pause(Duration time) {
            clock.advance(time);
            meanwhile.run();
        }
    }
}

package io.kdaemon.dockerworker.probe;

import io.kdaemon.dockerworker.background.Background;
import io.kdaemon.dockerworker.engine.Commands;
import io.kdaemon.dockerworker.engine.ContainerPlan;
import io.kdaemon.dockerworker.engine.EngineContainer.State;
import io.kdaemon.dockerworker.engine.FakeContainer;
import io.kdaemon.dockerworker.engine.FakeContainerRuntime;
import io.kdaemon.dockerworker.engine.Ownership;
import io.kdaemon.messaging.contract.PublishedPort;
import io.kdaemon.run.HealthCheck;
import io.kdaemon.run.HealthCheck.Timing;
import io.kdaemon.testing.MutableClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Containers of a followed node that are asked whether they work; the test says what they answer. */
abstract class ProbeScenario {

    static final String ENGINE = Commands.NODE.engineUri();
    static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration WINDOW = Duration.ofMinutes(10);
    static final Timing TIMING = new Timing(INTERVAL, Duration.ofSeconds(2), 2, null);
    static final HealthCheck CHECK = HealthCheck.http(8080, "/up", null, TIMING);

    final MutableClock clock = new MutableClock();
    final FakeContainerRuntime engine = new FakeContainerRuntime(clock);
    final Tasks tasks = new Tasks();
    final List<PublishedPort> asked = new ArrayList<>();
    final List<Ownership> news = new ArrayList<>();
    Optional<String> answer = Optional.empty();
    final ProbeWatch probes = new ProbeWatch(this::ask, tasks, new ProbeRoom(8, 1), clock);

    /** Done at once unless they are held. */
    static final class Tasks implements Background {

        final Deque<Runnable> held = new ArrayDeque<>();
        private boolean holds;

        void hold() {
            holds = true;
        }

        void runHeld() {
            held.removeFirst().run();
        }

        @Override
        public void execute(Runnable task) {
            if (holds) {
                held.add(task);
            } else {
                task.run();
            }
        }

        @Override
        public void pause(Duration time) {}
    }

    private Optional<String> ask(HealthCheck check, PublishedPort port, Duration limit) {
        asked.add(port);
        return answer;
    }

    void askDue() {
        probes.askDue();
    }

    void follow() {
        ProbedNode node = new ProbedNode(
                ENGINE, Commands.NODE.advertisedHost(), clock.instant().plus(WINDOW), news::add);
        probes.follow(node, engine.list(Commands.CLUSTER));
    }

    FakeContainer started(long id, HealthCheck check) {
        follow();
        FakeContainer container = put(id, check);
        probes.seen(ENGINE, container.shown());
        return container;
    }

    FakeContainer put(long id, HealthCheck check) {
        ContainerPlan plan = ContainerPlan.of(Commands.launch(Commands.target(id), FakeContainerRuntime.IMAGE, check));
        return engine.put(plan.name(), plan.labels(), State.RUNNING);
    }

    Standing standing(FakeContainer container) {
        return finding(container).standing();
    }

    Finding finding(FakeContainer container) {
        return probes.finding(ENGINE, container.shown()).orElseThrow();
    }
}

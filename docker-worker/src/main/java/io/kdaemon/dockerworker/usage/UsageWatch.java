package io.kdaemon.dockerworker.usage;

import io.kdaemon.dockerworker.background.Background;
import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.EngineContainer;
import io.kdaemon.dockerworker.engine.EngineContainer.State;
import io.kdaemon.dockerworker.engine.Ownership;
import io.kdaemon.dockerworker.isolation.NodeGate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Measures the containers of nodes that are being followed, beside the following. Of each application on a node one container is measured, drawn
 * anew every time: what is learnt is the application's, so the others would tell little more.
 */
public final class UsageWatch {

    private final UsageSettings settings;
    private final UsageReports reports;
    private final Background background;
    private final RandomGenerator random;
    private final Clock clock;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    public UsageWatch(
            UsageSettings settings, UsageReports reports, Background background, RandomGenerator random, Clock clock) {
        this.settings = settings;
        this.reports = reports;
        this.background = background;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Begins to measure if it is the node's turn, and returns at once.
     *
     * @param containers all of ours on the node
     * @param window for how long the node is followed from now on
     */
    public void follow(ContainerRuntime engine, NodeGate gate, List<EngineContainer> containers, Duration window) {
        Instant now = clock.instant();
        if (settings.isDue(gate.name(), now, window)) {
            Map<Long, String> drawn = draw(containers);
            if (!drawn.isEmpty() && underWay.add(gate.name())) {
                background.execute(() -> measure(engine, gate, drawn));
            }
        }
    }

    private void measure(ContainerRuntime engine, NodeGate gate, Map<Long, String> containers) {
        try {
            UsageRound round = new UsageRound(engine, gate, containers, settings.slowCall(), clock);
            round.begin();
            background.pause(settings.span());
            reports.add(round.end());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            underWay.remove(gate.name());
        }
    }

    /** Engine's ids by ours: one of each application. */
    private Map<Long, String> draw(List<EngineContainer> containers) {
        List<EngineContainer> running = new ArrayList<>(containers.stream()
                .filter(container -> container.state() == State.RUNNING)
                .toList());
        Collections.shuffle(running, random);
        Map<String, EngineContainer> byApplication = new HashMap<>();
        for (EngineContainer container : running) {
            if (byApplication.size() < settings.perNode()) {
                byApplication.putIfAbsent(
                        container.labels().getOrDefault(Ownership.APPLICATION, container.engineId()), container);
            }
        }
        Map<Long, String> drawn = new HashMap<>();
        byApplication
                .values()
                .forEach(container ->
                        container.ownership().ifPresent(owner -> drawn.put(owner.containerId(), container.engineId())));
        return drawn;
    }
}

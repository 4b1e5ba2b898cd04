package io.kdaemon.dockerworker.probe;

import io.kdaemon.dockerworker.background.Background;
import io.kdaemon.dockerworker.engine.EngineContainer;
import io.kdaemon.dockerworker.engine.EngineContainer.State;
import io.kdaemon.dockerworker.engine.Ownership;
import io.kdaemon.messaging.contract.PublishedPort;
import io.kdaemon.run.HealthCheck;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks the containers of nodes that are being followed whether they work, those whose applications want it. What a worker found out it keeps for
 * a while: nodes are followed by now this worker, now that.
 */
public final class ProbeWatch {

    private static final Duration MEMORY = Duration.ofMinutes(10);

    private final Prober prober;
    private final Background background;
    private final ProbeRoom room;
    private final Clock clock;
    private final Map<String, ProbedNode> nodes = new ConcurrentHashMap<>();
    private final Courses courses = new Courses();

    public ProbeWatch(Prober prober, Background background, ProbeRoom room, Clock clock) {
        this.prober = prober;
        this.background = background;
        this.room = room;
        this.clock = clock;
    }

    /** @param containers all of ours on the node */
    public void follow(ProbedNode node, List<EngineContainer> containers) {
        Instant now = clock.instant();
        ProbedNode before = nodes.put(node.engineUri(), node);
        if (before == null || !before.isFollowed(now)) {
            courses.doubt(node.engineUri());
        }
        courses.forgetOthers(node.engineUri(), containers);
        containers.forEach(container -> courses.arm(node, container, Standing.UNSURE, now));
    }

    /** The node does not answer. */
    public void leave(String engineUri) {
        nodes.computeIfPresent(engineUri, (_, node) -> node.until(clock.instant()));
    }

    /** It was looked at because something happened to it. */
    public void seen(String engineUri, EngineContainer container) {
        ProbedNode node = nodes.get(engineUri);
        if (container.state() != State.RUNNING) {
            container.ownership().ifPresent(owner -> forget(engineUri, owner));
        } else if (node != null) {
            courses.arm(node, container, Standing.CHECKING, clock.instant());
        }
    }

    /** It was started, or is gone: what was known of it is so no more. */
    public void forget(String engineUri, Ownership owner) {
        courses.forget(engineUri, owner);
    }

    /** Empty when it is not for us to ask. */
    public Optional<Finding> finding(String engineUri, EngineContainer container) {
        return container
                .healthCheck()
                .filter(_ -> container.state() == State.RUNNING)
                .map(_ -> courses.find(engineUri, container)
                        .filter(_ -> isFollowed(engineUri))
                        .map(Course::finding)
                        .orElse(Finding.NOTHING_YET));
    }

    /** Those whose turn it is; where all room is taken they wait for the next time. */
    public void askDue() {
        Instant now = clock.instant();
        if (nodes.values().removeIf(node -> !node.isFollowed(now.minus(MEMORY)))) {
            courses.forgetOtherNodes(nodes.keySet());
            room.forgetOthers(nodes.keySet());
        }
        courses.due(now, this::isFollowed)
                .filter(course -> room.enter(course.key().engineUri()))
                .forEach(this::begin);
    }

    private boolean isFollowed(String engineUri) {
        ProbedNode node = nodes.get(engineUri);
        return node != null && node.isFollowed(clock.instant());
    }

    private void begin(Course course) {
        course.begin();
        background.execute(() -> {
            try {
                ask(course);
            } finally {
                room.leave(course.key().engineUri());
            }
        });
    }

    /** Whoever gets the news is waited for as well, so that a thousand of them at once do not burden an engine. */
    private void ask(Course course) {
        try {
            boolean isNews = course.answered(answer(course), clock.instant());
            ProbedNode node = nodes.get(course.key().engineUri());
            if (isNews && node != null && courses.has(course)) {
                node.news().accept(course.key().owner());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<String> answer(Course course) throws InterruptedException {
        HealthCheck check = course.check();
        PublishedPort port = course.port().orElse(null);
        return port == null
                ? Optional.of("port %d is not published".formatted(check.port()))
                : prober.ask(check, port, course.pace().limit());
    }
}

package io.kdaemon.dockerworker.observation;

import io.kdaemon.dockerworker.engine.Adoptions;
import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.ContainerRuntimes;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.dockerworker.engine.EventStream;
import io.kdaemon.dockerworker.engine.ExpectedStarts;
import io.kdaemon.dockerworker.isolation.NodeGate;
import io.kdaemon.dockerworker.isolation.NodeGates;
import io.kdaemon.dockerworker.probe.ProbeWatch;
import io.kdaemon.dockerworker.report.StatusReporter;
import io.kdaemon.dockerworker.usage.UsageWatch;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.contract.EngineView;
import io.kdaemon.messaging.contract.NodeObserved.EngineFacts;
import io.kdaemon.messaging.contract.NodeUnreachable;
import io.kdaemon.messaging.contract.ObserveNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Carries out {@link ObserveNode}. Goes past the node's gate on purpose: whether a node that seemed dead is back is exactly what it has to find
 * out, and one look per window is no burden.
 */
public final class ObserveHandler {

    private static final int MAX_STREAMS = 3;

    private final ContainerRuntimes engines;
    private final NodeGates gates;
    private final StatusReporter reporter;
    private final Following following;
    private final Clock clock;
    private final FactsCache facts;

    /** What nodes are followed with. */
    public record Following(
            ObservationSettings settings, ExpectedStarts expectedStarts, UsageWatch usage, ProbeWatch probes) {}

    public ObserveHandler(
            ContainerRuntimes engines, NodeGates gates, StatusReporter reporter, Following following, Clock clock) {
        this.engines = engines;
        this.gates = gates;
        this.reporter = reporter;
        this.following = following;
        this.clock = clock;
        this.facts = new FactsCache(clock);
    }

    public void handle(Envelope cause, ObserveNode command) {
        try {
            ContainerRuntime engine = Adoptions.of(command).on(engines.at(command.node()));
            observe(cause, new NodeLook(command, engine, following.probes(), clock));
        } catch (EngineException e) {
            if (e.kind() != Kind.STOPPING) {
                unreachable(cause, command, e);
            }
        }
    }

    /** Commands that wait for the node need not find out for themselves, each after a timeout of its own. */
    private void unreachable(Envelope cause, ObserveNode command, EngineException failure) {
        String engineUri = command.node().engineUri();
        facts.forget(engineUri);
        following.probes().leave(engineUri);
        if (failure.isNodeTrouble()) {
            gates.at(engineUri).rest();
        }
        String reason = String.valueOf(failure.getMessage());
        reporter.report(cause, new NodeUnreachable(command.node().nodeId(), clock.instant(), reason, view(engineUri)));
    }

    private void observe(Envelope cause, NodeLook look) {
        ObserveNode command = look.command();
        Duration window = Duration.ofSeconds(command.windowSeconds());
        Instant end = clock.instant().plus(window);
        EngineFacts known = facts.get(command.node().engineUri(), look.engine(), window);
        if (window.isZero()) {
            reporter.report(cause, look.observed(known, list(look), view(look)));
        } else {
            follow(cause, look, known, end);
        }
    }

    private EngineView view(NodeLook look) {
        return view(look.command().node().engineUri());
    }

    private EngineView view(String engineUri) {
        return gates.at(engineUri).view(following.settings().worker());
    }

    /** A stream may break although the engine lives: then it is followed anew, beginning with a new list. */
    private void follow(Envelope cause, NodeLook look, EngineFacts known, Instant end) {
        for (int streams = 1; clock.instant().isBefore(end); streams++) {
            try {
                followOnce(cause, look, known, end);
            } catch (EngineException e) {
                if (streams == MAX_STREAMS || !e.isNodeTrouble()) {
                    throw e;
                }
                look.engine().ping();
            }
        }
    }

    /** The events are subscribed before the list is asked for, so that nothing falls between the two. */
    private void followOnce(Envelope cause, NodeLook look, EngineFacts known, Instant end) {
        ContainerRuntime engine = look.engine();
        FollowedNode node = new FollowedNode(cause, look, reporter);
        EventWatch watch = new EventWatch(following.settings(), following.expectedStarts(), node, clock);
        try (EventStream events = engine.events(look.command().cluster())) {
            NodeLook.Listing found = list(look);
            following.probes().follow(node.probed(end), found.containers());
            reporter.report(cause, look.observed(known, found, view(look)));
            measure(look, found, end);
            watch.follow(events, end);
        }
    }

    private NodeLook.Listing list(NodeLook look) {
        NodeLook.Listing found = look.list();
        gates.at(look.command().node().engineUri()).wake();
        return found;
    }

    private void measure(NodeLook look, NodeLook.Listing found, Instant end) {
        NodeGate gate = gates.at(look.command().node().engineUri());
        following.usage().follow(look.engine(), gate, found.containers(), Duration.between(clock.instant(), end));
    }
}

package io.kdaemon.dockerworker.command;

import io.kdaemon.dockerworker.engine.Adoptions;
import io.kdaemon.dockerworker.engine.CallJournal;
import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.ContainerRuntimes;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.dockerworker.engine.InterceptedRuntime;
import io.kdaemon.dockerworker.isolation.KeyedMutex;
import io.kdaemon.dockerworker.isolation.Lane;
import io.kdaemon.dockerworker.isolation.NodeGate;
import io.kdaemon.dockerworker.isolation.NodeGates;
import io.kdaemon.dockerworker.report.StatusReporter;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.RetryLaterException;
import io.kdaemon.messaging.contract.CommandFailed;
import io.kdaemon.messaging.contract.ContainerRef;
import io.kdaemon.messaging.contract.LaunchFailed;
import io.kdaemon.messaging.contract.MessageBody.StatusEvent;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/** Runs commands on their nodes and reports what came of them. */
public final class CommandRunner {

    private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);
    private static final Duration UNTIL_NEXT_LOOK = Duration.ofSeconds(5);

    private final ContainerRuntimes engines;
    private final NodeGates gates;
    private final StatusReporter reporter;
    private final Duration patience;
    private final Clock clock;
    private final CallOffs callOffs = new CallOffs();
    private final KeyedMutex<OnNode> containers = new KeyedMutex<>();

    /** A node that hangs must not hold up the same container's next generation elsewhere. */
    private record OnNode(long containerId, long nodeId) {}

    /** @param patience age up to which a command waits for a node that is given a rest */
    public CommandRunner(
            ContainerRuntimes engines, NodeGates gates, StatusReporter reporter, Duration patience, Clock clock) {
        this.engines = engines;
        this.gates = gates;
        this.reporter = reporter;
        this.patience = patience;
        this.clock = clock;
    }

    /** Commands to one container wait for each other, so a launch that waits for something else has to be told of those behind it. */
    public CallOffs callOffs() {
        return callOffs;
    }

    public void run(Envelope cause, ContainerRef target, Lane lane, CommandWork work) {
        try (MDC.MDCCloseable _ = MDC.putCloseable("node", target.node().hostname())) {
            runOnNode(cause, target, lane, work);
        }
    }

    private void runOnNode(Envelope cause, ContainerRef target, Lane lane, CommandWork work) {
        CommandSession session = session(target, lane);
        StatusEvent result = result(cause, session, work);
        reporter.report(cause, result);
        log(target, result);
    }

    private StatusEvent result(Envelope cause, CommandSession session, CommandWork work) {
        try {
            return session.gate().admit(session.lane(), () -> oneAtATime(session, work));
        } catch (EngineException e) {
            if (e.kind() != Kind.SUSPENDED) {
                throw e;
            }
            if (isYoung(cause)) {
                throw new RetryLaterException(String.valueOf(e.getMessage()), UNTIL_NEXT_LOOK);
            }
            return work.giveUp(session, String.valueOf(e.getMessage()));
        }
    }

    private StatusEvent oneAtATime(CommandSession session, CommandWork work) {
        ContainerRef target = session.target();
        OnNode key = new OnNode(target.containerId(), target.node().nodeId());
        return containers.within(key, () -> {
            session.gate().requireAwake(engines.at(target.node())::ping);
            return work.run(session);
        });
    }

    private CommandSession session(ContainerRef target, Lane lane) {
        NodeGate gate = gates.at(target.node().engineUri());
        CallJournal journal = new CallJournal(clock);
        ContainerRuntime engine = new InterceptedRuntime(engines.at(target.node()), gate.then(journal));
        return new CommandSession(target, lane, Adoptions.of(target).on(engine), gate, journal, clock);
    }

    /** What went well is in the container's timeline; a line for each would cost more than it tells. */
    private static void log(ContainerRef target, StatusEvent result) {
        LOG.atLevel(isFailure(result) ? Level.INFO : Level.DEBUG)
                .log(
                        "container={} generation={} node={} {}",
                        target.containerId(),
                        target.generation(),
                        target.node().hostname(),
                        result.getClass().getSimpleName());
    }

    private static boolean isFailure(StatusEvent result) {
        return result instanceof LaunchFailed || result instanceof CommandFailed;
    }

    private boolean isYoung(Envelope cause) {
        return cause.sentAt().plus(patience).isAfter(clock.instant());
    }
}

package io.kdaemon.dockerworker.command;

import io.kdaemon.dockerworker.engine.CallJournal;
import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.isolation.Lane;
import io.kdaemon.dockerworker.isolation.NodeGate;
import io.kdaemon.messaging.contract.ContainerRef;
import io.kdaemon.messaging.contract.EngineCall;
import io.kdaemon.messaging.contract.ReportOrigin;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** One command at work on its node. */
public record CommandSession(
        ContainerRef target, Lane lane, ContainerRuntime engine, NodeGate gate, CallJournal journal, Clock clock) {

    /** Runs what makes the engine work hard. */
    public <T> T write(Supplier<T> work) {
        return gate.write(lane, work);
    }

    /**
     * Dated by the latest call: what it shows is newer than any list asked for before, which may have caught the container half way.
     */
    public ReportOrigin origin() {
        List<EngineCall> calls = calls();
        Instant at = calls.isEmpty() ? clock.instant() : calls.getLast().at();
        return new ReportOrigin(
                target.containerId(), target.generation(), target.node().nodeId(), target.jobId(), at);
    }

    public List<EngineCall> calls() {
        return journal.calls();
    }
}

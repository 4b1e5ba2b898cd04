package io.kdaemon.dockerworker.observation;

import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.Ownership;
import io.kdaemon.dockerworker.probe.ProbedNode;
import io.kdaemon.dockerworker.report.ReportLostException;
import io.kdaemon.dockerworker.report.StatusReporter;
import io.kdaemon.messaging.Envelope;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node during one window. */
record FollowedNode(Envelope cause, NodeLook look, StatusReporter reporter) implements EventWatch.Node {

    private static final Logger LOG = LoggerFactory.getLogger(FollowedNode.class);

    @Override
    public void ping() {
        look.engine().ping();
    }

    @Override
    public void look(Ownership container) {
        reporter.report(cause, look.at(container));
    }

    @Override
    public void started(Ownership container) {
        look.probes().forget(look.engineUri(), container);
    }

    /** For asking its containers whether they work. */
    ProbedNode probed(Instant end) {
        return new ProbedNode(look.engineUri(), look.command().node().advertisedHost(), end, this::tell);
    }

    /** Not in the way of following it: what cannot be told now, the next list tells. */
    private void tell(Ownership container) {
        try {
            look(container);
        } catch (EngineException | ReportLostException e) {
            LOG.debug("{} was asked, which could not be told: {}", container, e.getMessage());
        }
    }
}

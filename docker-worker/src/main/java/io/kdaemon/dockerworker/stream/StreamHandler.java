package io.kdaemon.dockerworker.stream;

import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.ContainerRuntimes;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.StreamRuntimes;
import io.kdaemon.dockerworker.isolation.NodeGates;
import io.kdaemon.dockerworker.launch.PullAhead;
import io.kdaemon.messaging.contract.MessageBody.OpenStream;
import io.kdaemon.messaging.contract.NodeRef;
import io.kdaemon.messaging.contract.StreamTarget;
import io.kdaemon.messaging.stream.DuplexStream;
import io.kdaemon.messaging.stream.StreamFailure;
import io.kdaemon.messaging.stream.StreamFailure.Reason;
import io.kdaemon.messaging.stream.StreamOverException;
import io.kdaemon.messaging.stream.StreamPeer;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens streams and keeps them going. Each has the virtual thread of its request until it ends. */
public final class StreamHandler {

    private static final Logger LOG = LoggerFactory.getLogger(StreamHandler.class);

    private final StreamPeer peer;
    private final StreamRuntimes streams;
    private final ContainerRuntimes engines;
    private final NodeGates gates;
    private final StreamRoom room;
    private final PullAhead pulls;

    StreamHandler(
            StreamPeer peer,
            StreamRuntimes streams,
            ContainerRuntimes engines,
            NodeGates gates,
            StreamRoom room,
            PullAhead pulls) {
        this.peer = peer;
        this.streams = streams;
        this.engines = engines;
        this.gates = gates;
        this.room = room;
        this.pulls = pulls;
    }

    /** Returns when the stream has ended. */
    public void handle(OpenStream request) {
        StreamTarget target = request.target();
        try (DuplexStream stream = peer.answer(target.streamId(), target.replyTo(), target.window())) {
            if (peer.isStopped()) {
                stream.fail(new StreamFailure(Reason.UNAVAILABLE, "The docker-worker stops"));
                return;
            }
            Optional<StreamFailure> refusal = room.enter(target.node());
            if (refusal.isPresent()) {
                stream.fail(refusal.get());
                return;
            }
            try {
                serve(request, stream);
            } finally {
                room.leave(target.node());
            }
        }
    }

    private void serve(OpenStream request, DuplexStream stream) {
        NodeRef node = request.target().node();
        try {
            ContainerRuntime engine = engines.at(node);
            gates.at(node.engineUri()).requireAwake(engine::ping);
            new StreamWork(streams.at(node), engine, pulls, stream).run(request);
        } catch (EngineException e) {
            stream.fail(Failures.of(e, node));
        } catch (StreamRefusedException e) {
            stream.fail(e.failure());
        } catch (StreamOverException e) {
            LOG.debug("stream={} ended by the gateway", stream.id());
        } catch (RuntimeException e) {
            stream.fail(new StreamFailure(Reason.UNAVAILABLE, "The docker-worker failed; its log knows more"));
            throw e;
        }
    }
}

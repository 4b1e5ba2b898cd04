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
import io.kdaemon.secret.SecretBox;
import io.kdaemon.secret.SecretKeyException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens streams and keeps them going. Each has the virtual thread of its request until it ends. */
public final class StreamHandler {

    private static final Logger LOG = LoggerFactory.getLogger(StreamHandler.class);

    private final StreamPeer peer;
    private final Engines engines;
    private final StreamRoom room;
    private final PullAhead pulls;
    private final SecretBox box;

    /** How nodes are reached, if they are awake. */
    record Engines(StreamRuntimes streams, ContainerRuntimes runtimes, NodeGates gates) {}

    StreamHandler(StreamPeer peer, Engines engines, StreamRoom room, PullAhead pulls, SecretBox box) {
        this.peer = peer;
        this.engines = engines;
        this.room = room;
        this.pulls = pulls;
        this.box = box;
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
            ContainerRuntime runtime = engines.runtimes().at(node);
            engines.gates().at(node.engineUri()).requireAwake(runtime::ping);
            new StreamWork(engines.streams().at(node), runtime, pulls, box, stream).run(request);
        } catch (EngineException e) {
            stream.fail(Failures.of(e, node));
        } catch (StreamRefusedException e) {
            stream.fail(e.failure());
        } catch (SecretKeyException e) {
            stream.fail(new StreamFailure(Reason.UNAVAILABLE, String.valueOf(e.getMessage())));
        } catch (StreamOverException e) {
            LOG.debug("stream={} ended by the gateway", stream.id());
        } catch (RuntimeException e) {
            stream.fail(new StreamFailure(Reason.UNAVAILABLE, "The docker-worker failed; its log knows more"));
            throw e;
        }
    }
}

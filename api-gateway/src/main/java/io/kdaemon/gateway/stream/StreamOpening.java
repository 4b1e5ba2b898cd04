package io.kdaemon.gateway.stream;

import io.kdaemon.gateway.web.RequestId;
import io.kdaemon.lifecycle.execution.CommandMessages;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.MessageCodec;
import io.kdaemon.messaging.MessageSender;
import io.kdaemon.messaging.MessageSender.Outgoing;
import io.kdaemon.messaging.contract.MessageBody.OpenStream;
import io.kdaemon.messaging.contract.StreamTarget;
import io.kdaemon.messaging.stream.DuplexStream;
import io.kdaemon.messaging.stream.Frame;
import io.kdaemon.messaging.stream.FrameKind;
import io.kdaemon.messaging.stream.FrameLostException;
import io.kdaemon.messaging.stream.StreamPeer;
import io.kdaemon.node.Node;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Has a docker-worker open streams. */
public final class StreamOpening {

    private final StreamPeer peer;
    private final MessageSender sender;
    private final MessageCodec codec;
    private final ContainerStreamProperties properties;
    private final Clock clock;

    public StreamOpening(
            StreamPeer peer,
            MessageSender sender,
            MessageCodec codec,
            ContainerStreamProperties properties,
            Clock clock) {
        this.peer = peer;
        this.sender = sender;
        this.codec = codec;
        this.properties = properties;
        this.clock = clock;
    }

    /** To what the node has. */
    public DuplexStream open(Node node, Function<StreamTarget, OpenStream> request) {
        return open(StreamSubject.of(node), request);
    }

    /** Returns when the stream runs, and refuses the request when it cannot. Whoever gets the stream closes it. */
    DuplexStream open(StreamSubject subject, Function<StreamTarget, OpenStream> request) {
        if (peer.isStopped() || peer.size() >= properties.most()) {
            throw StreamProblems.unavailable(
                    "This gateway has %d streams to containers open or stops, expected fewer".formatted(peer.size()));
        }
        String id = UUID.randomUUID().toString();
        StreamTarget target = target(id, subject);
        DuplexStream stream = peer.expect(id);
        try {
            send(request.apply(target));
            awaitOpened(stream, subject);
            return stream;
        } catch (RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    private StreamTarget target(String id, StreamSubject subject) {
        try {
            return new StreamTarget(
                    id,
                    peer.address(),
                    peer.window(),
                    subject.containerId(),
                    CommandMessages.nodeRef(subject.node()),
                    subject.engineContainerId());
        } catch (FrameLostException e) {
            throw StreamProblems.unavailable(e.getMessage() + ". Try again.");
        }
    }

    private void send(OpenStream request) {
        String messageId = UUID.randomUUID().toString();
        Envelope envelope = new Envelope(messageId, RequestId.current(), null, clock.instant(), request);
        Outgoing message = new Outgoing(messageId, Destination.STREAM, codec.encode(envelope));
        if (sender.send(List.of(message)).isEmpty()) {
            throw StreamProblems.unavailable("The broker does not take the request. Try again.");
        }
    }

    private void awaitOpened(DuplexStream stream, StreamSubject subject) {
        Optional<Frame> first = next(stream);
        if (first.isEmpty()) {
            throw StreamProblems.unavailable("No docker-worker has opened the stream to node %s within %d s"
                    .formatted(
                            subject.node().profile().hostname(),
                            properties.opening().toSeconds()));
        }
        Frame frame = first.get();
        if (frame.kind() == FrameKind.ERROR) {
            throw StreamProblems.of(DuplexStream.failure(frame));
        }
        if (frame.kind() != FrameKind.OPENED) {
            throw StreamProblems.unavailable("The stream has ended before it began. Try again.");
        }
    }

    private Optional<Frame> next(DuplexStream stream) {
        try {
            return stream.next(properties.opening());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StreamProblems.unavailable("This gateway stops");
        }
    }
}

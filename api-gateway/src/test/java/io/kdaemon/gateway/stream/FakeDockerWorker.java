package io.kdaemon.gateway.stream;

import static org.awaitility.Awaitility.await;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.container.ObservedState;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.contract.MessageBody.OpenStream;
import io.kdaemon.messaging.stream.DuplexStream;
import io.kdaemon.messaging.stream.StreamPeer;
import io.kdaemon.messaging.stream.StreamProperties;
import io.kdaemon.node.EngineAddress;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.testing.ContainerFixtures;
import io.kdaemon.testing.NodeFixtures;
import io.kdaemon.testing.messaging.InMemoryBroker;
import io.kdaemon.testing.messaging.InMemoryFrames;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Takes what gateways ask of docker-workers, container by container; the test says what it answers. */
public final class FakeDockerWorker {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final InMemoryBroker broker;
    private final StreamPeer peer;
    private final NodeRepository nodes;
    private final ContainerRepository containers;

    /** A request that was taken, and the stream it asks for. */
    public record Taken(OpenStream request, DuplexStream stream) {}

    public FakeDockerWorker(
            InMemoryBroker broker,
            InMemoryFrames frames,
            StreamProperties properties,
            NodeRepository nodes,
            ContainerRepository containers) {
        this.broker = broker;
        this.peer = new StreamPeer(frames, "docker-worker-" + NUMBERS.incrementAndGet(), properties, Clock.systemUTC());
        this.nodes = nodes;
        this.containers = containers;
    }

    /** On a node of its own. */
    public ContainerInstance container(ObservedState state) {
        int number = NUMBERS.incrementAndGet();
        Node node = nodes.insert(NodeFixtures.aReadyNode()
                .named("stream-node-" + number)
                .at(new EngineAddress("10.77.0.%d".formatted(number), 2375))
                .build());
        return containers.insert(ContainerFixtures.aContainerThatIs(state)
                .withId(number)
                .named("streamed-" + number)
                .on(node.id())
                .build());
    }

    /** Waits for a request about the container. */
    public Taken take(ContainerInstance container) {
        OpenStream request = await().atMost(LIMIT)
                .until(
                        () -> requests()
                                .filter(one -> one.target().containerId()
                                        == container.id().value())
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        return taken(request);
    }

    /**
     * Waits for a request about the node itself, the first of which has the number 0.
     *
     * @return empty when it is over before one comes
     */
    public Optional<Taken> take(Node node, int number, BooleanSupplier isOver) {
        return await().atMost(LIMIT)
                .until(() -> request(node, number), found -> found.isPresent() || isOver.getAsBoolean())
                .map(this::taken);
    }

    private Optional<OpenStream> request(Node node, int number) {
        return requests()
                .filter(request -> request.target().containerId() == 0)
                .filter(request -> request.target().node().nodeId() == node.id().value())
                .skip(number)
                .findFirst();
    }

    private Taken taken(OpenStream request) {
        return new Taken(
                request,
                peer.answer(
                        request.target().streamId(),
                        request.target().replyTo(),
                        request.target().window()));
    }

    private Stream<OpenStream> requests() {
        return broker.sent(Destination.STREAM).stream().map(envelope -> (OpenStream) envelope.body());
    }
}

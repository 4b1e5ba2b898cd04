package io.kdaemon.gateway.image;

import io.kdaemon.gateway.stream.StreamAnswers;
import io.kdaemon.gateway.stream.StreamOpening;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.messaging.contract.LaunchContainer;
import io.kdaemon.messaging.contract.PullImage;
import io.kdaemon.messaging.stream.DuplexStream;
import io.kdaemon.node.Node;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Has docker-workers bring an image to nodes, some at a time: a registry serves no thousand at once. */
final class ImageDistribution {

    private static final int AT_ONCE = 16;
    private static final String STATE = "state";
    private static final String FAILED = "failed";
    private static final List<String> STATES = List.of("pulled", "present", FAILED);
    private static final ThreadFactory THREADS =
            Thread.ofVirtual().name("pull-ahead-", 0).factory();

    private final StreamOpening opening;
    private final StreamAnswers answers;
    private final JsonMapper mapper;

    /** What is wanted on every node. */
    record Image(String name, boolean refresh, LaunchContainer.@Nullable Login login) {}

    ImageDistribution(StreamOpening opening, StreamAnswers answers, JsonMapper mapper) {
        this.opening = opening;
        this.answers = answers;
        this.mapper = mapper;
    }

    /** Returns when every node has it or has failed. When the client goes away, what has begun goes on, and nothing more begins. */
    void bring(Image image, List<Node> nodes, PullAnswer answer) {
        Map<String, Integer> outcomes = new ConcurrentHashMap<>();
        try (ExecutorService some = Executors.newFixedThreadPool(AT_ONCE, THREADS)) {
            nodes.forEach(node -> some.execute(() -> {
                if (answer.isRead()) {
                    outcomes.merge(bring(image, node, answer), 1, Integer::sum);
                }
            }));
        }
        ObjectNode summary = mapper.createObjectNode().put(STATE, "done").put("docker_image", image.name());
        STATES.forEach(state -> summary.put(state, outcomes.getOrDefault(state, 0)));
        answer.line(summary);
    }

    /** @return the last state */
    private String bring(Image image, Node node, PullAnswer answer) {
        AtomicReference<String> last = new AtomicReference<>(FAILED);
        try {
            DuplexStream stream =
                    opening.open(node, target -> new PullImage(target, image.name(), image.refresh(), image.login()));
            answers.readLines(
                    stream,
                    line -> {
                        ObjectNode told = (ObjectNode) mapper.readTree(line);
                        last.set(told.path(STATE).asString());
                        answer.line(about(node).setAll(told));
                    },
                    answer::signOfLife);
            return last.get();
        } catch (RequestRefusedException e) {
            answer.line(about(node).put(STATE, FAILED).put("reason", e.getMessage()));
            return FAILED;
        }
    }

    private ObjectNode about(Node node) {
        return mapper.createObjectNode()
                .put("node_id", node.id().value())
                .put("hostname", node.profile().hostname());
    }
}

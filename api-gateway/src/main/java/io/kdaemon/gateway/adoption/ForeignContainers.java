package io.kdaemon.gateway.adoption;

import io.kdaemon.gateway.stream.StreamAnswers;
import io.kdaemon.gateway.stream.StreamOpening;
import io.kdaemon.messaging.contract.ForeignContainer;
import io.kdaemon.messaging.contract.ListForeign;
import io.kdaemon.node.Node;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Asks docker-workers what nodes have besides what carries our labels. */
final class ForeignContainers {

    /** So few that they are described before anybody loses patience. */
    private static final int TOGETHER = 20;

    private final StreamOpening opening;
    private final StreamAnswers answers;
    private final String cluster;
    private final JsonMapper mapper;

    private record Answer(List<ForeignContainer> containers) {}

    ForeignContainers(StreamOpening opening, StreamAnswers answers, String cluster, JsonMapper mapper) {
        this.opening = opening;
        this.answers = answers;
        this.cluster = cluster;
        this.mapper = mapper;
    }

    List<ForeignContainer> list(Node node) {
        return ask(node, List.of());
    }

    /** Those that are still there, each with its description. */
    List<ForeignContainer> describe(Node node, List<ForeignContainer> containers) {
        List<ForeignContainer> described = new ArrayList<>();
        List<String> ids =
                containers.stream().map(ForeignContainer::engineContainerId).toList();
        for (int from = 0; from < ids.size(); from += TOGETHER) {
            ask(node, ids.subList(from, Math.min(from + TOGETHER, ids.size()))).stream()
                    .filter(container -> container.description() != null)
                    .forEach(described::add);
        }
        return described;
    }

    private List<ForeignContainer> ask(Node node, List<String> described) {
        byte[] answer = answers.readObject(
                opening.open(node, target -> new ListForeign(target, cluster, List.copyOf(described))));
        return mapper.readValue(answer, Answer.class).containers();
    }
}

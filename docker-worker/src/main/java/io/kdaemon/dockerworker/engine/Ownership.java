package io.kdaemon.dockerworker.engine;

import io.kdaemon.messaging.contract.ContainerRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Whose container it is. Written as labels on the engine; only what carries them, or was adopted, is ever touched. */
public record Ownership(String cluster, long containerId, int generation) {

    public static final String CLUSTER = "kdaemon.cluster";
    public static final String CONTAINER = "kdaemon.container";
    public static final String GENERATION = "kdaemon.generation";
    public static final String ATTEMPT = "kdaemon.attempt";
    public static final String APPLICATION = "kdaemon.application";

    public static Ownership of(ContainerRef target) {
        return new Ownership(target.cluster(), target.containerId(), target.generation());
    }

    /** Empty for foreign containers, also when somebody else uses labels like ours in a form of his own. */
    public static Optional<Ownership> ofLabels(Map<String, String> labels) {
        try {
            return Optional.ofNullable(labels.get(CLUSTER))
                    .map(cluster -> new Ownership(
                            cluster,
                            Long.parseLong(labels.getOrDefault(CONTAINER, "")),
                            Integer.parseInt(labels.getOrDefault(GENERATION, ""))));
        } catch (NumberFormatException notOurForm) {
            return Optional.empty();
        }
    }

    /** The container's name on the engine: the same for every attempt, so that a second one finds what the first one made. */
    public String containerName() {
        return "kd-%s-%d-%d".formatted(cluster, containerId, generation);
    }

    public Map<String, String> labels(int attempt, String application) {
        Map<String, String> labels = new HashMap<>(labels());
        labels.put(ATTEMPT, Integer.toString(attempt));
        labels.put(APPLICATION, application);
        return labels;
    }

    /** Those that say whose it is. */
    Map<String, String> labels() {
        return Map.of(
                CLUSTER, cluster, CONTAINER, Long.toString(containerId), GENERATION, Integer.toString(generation));
    }
}

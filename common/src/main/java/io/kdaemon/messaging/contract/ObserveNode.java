package io.kdaemon.messaging.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * To a docker-worker: report what the node is and holds, then follow its events for the window.
 *
 * @param windowSeconds 0 to report once only
 * @param adopted containers that are ours without our labels; null: there are none
 */
public record ObserveNode(
        String cluster,
        NodeRef node,
        int windowSeconds,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Adopted> adopted)
        implements MessageBody.Command {

    /** Somebody else has made it; it is this generation of our container. */
    public record Adopted(String engineContainerId, long containerId, int generation) {}

    /** All that is ours has our labels. */
    public ObserveNode(String cluster, NodeRef node, int windowSeconds) {
        this(cluster, node, windowSeconds, null);
    }

    public List<Adopted> adoptedOrNone() {
        return adopted == null ? List.of() : adopted;
    }
}

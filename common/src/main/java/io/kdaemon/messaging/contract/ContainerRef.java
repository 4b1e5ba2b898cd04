package io.kdaemon.messaging.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One generation of a container on its node. The docker-worker derives the engine's container name and the ownership labels from it.
 *
 * @param cluster name of our cluster: only containers that carry it are ours
 * @param jobId 0 when no job asks for it
 * @param attempt the job's attempt, beginning with 1
 * @param adopted the engine's own id of it where somebody else has made it, so that it has neither our name nor our labels; null: we make it
 */
public record ContainerRef(
        String cluster,
        long containerId,
        int generation,
        NodeRef node,
        long jobId,
        int attempt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String adopted) {

    /** One that we make. */
    public ContainerRef(String cluster, long containerId, int generation, NodeRef node, long jobId, int attempt) {
        this(cluster, containerId, generation, node, jobId, attempt, null);
    }
}

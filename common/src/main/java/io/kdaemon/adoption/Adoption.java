package io.kdaemon.adoption;

import io.kdaemon.container.ContainerId;
import io.kdaemon.node.NodeId;
import java.time.Instant;

/**
 * What an engine has and did not get from us, as a generation of a container of ours. Later generations are made by us, as all others are.
 *
 * @param engineContainerId the engine's own id of it, which no other container ever gets
 */
public record Adoption(
        ContainerId containerId, int generation, NodeId nodeId, String engineContainerId, Instant adoptedAt) {

    public boolean isOf(ContainerId container, int asked) {
        return containerId.equals(container) && generation == asked;
    }
}

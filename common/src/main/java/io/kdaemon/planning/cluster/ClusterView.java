package io.kdaemon.planning.cluster;

import io.kdaemon.node.NodeId;
import io.kdaemon.node.Resources;
import io.kdaemon.planning.Candidate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The nodes as one batch sees them: what one placement promises, the next one knows. */
public final class ClusterView {
    private final List<Candidate> candidates;
    private final Map<NodeId, Integer> positions = new HashMap<>();

    ClusterView(List<Candidate> candidates) {
        this.candidates = new ArrayList<>(candidates);
        for (int i = 0; i < candidates.size(); i++) {
            positions.put(candidates.get(i).node().id(), i);
        }
    }

    public List<Candidate> candidates() {
        return Collections.unmodifiableList(candidates);
    }

    public void promise(NodeId node, Resources ask) {
        int position = positions.get(node);
        candidates.set(position, candidates.get(position).reserve(ask));
    }
}

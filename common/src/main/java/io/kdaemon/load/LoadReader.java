package io.kdaemon.load;

import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import java.util.List;
import java.util.Map;

/** Measures. */
public interface LoadReader {

    /** The load of those nodes of which every value is known and makes sense; bounded in time, never fails. */
    Map<NodeId, NodeLoad> read(List<Node> nodes);
}

package io.kdaemon.load;

import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import java.util.List;
import java.util.Map;

/** Measures. */
public interface LoadReader {

    /** The load of every one of the nodes, or why it is unknown; bounded in time, never fails. */
    Map<NodeId, LoadReading> read(List<Node> nodes);
}

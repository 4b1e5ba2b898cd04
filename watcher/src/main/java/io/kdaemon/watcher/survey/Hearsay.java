package io.kdaemon.watcher.survey;

import io.kdaemon.node.Node;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When docker-workers were last heard of, told from what they leave in the database, so that it is the same for every watcher. A worker's
 * observation renews a READY node's "last seen", or makes the node a suspect; and it never leaves a new node UNKNOWN. So the age of these two
 * is the workers' silence. Suspects and dead nodes say nothing: they are silent themselves.
 */
final class Hearsay {

    private Hearsay() {}

    /** Empty when no node can tell. */
    static Optional<Instant> newest(List<Node> nodes) {
        return nodes.stream().flatMap(Hearsay::heardAt).max(Comparator.naturalOrder());
    }

    /** How far the worst node is behind. */
    static Optional<Instant> oldest(List<Node> nodes) {
        return nodes.stream().flatMap(Hearsay::heardAt).min(Comparator.naturalOrder());
    }

    private static Stream<Instant> heardAt(Node node) {
        return switch (node.condition().status()) {
            case READY -> Stream.ofNullable(node.condition().lastSeenAt());
            case UNKNOWN -> Stream.of(node.timestamps().createdAt());
            case SUSPECT, DOWN -> Stream.empty();
        };
    }
}

package io.kdaemon.planning;

import io.kdaemon.node.Resources;
import java.util.Optional;

/** A hard condition. */
@FunctionalInterface
public interface NodeFilter {

    /** Why the node cannot take the ask, in words for people; empty when it can. */
    Optional<String> refuse(Candidate candidate, Resources ask);
}

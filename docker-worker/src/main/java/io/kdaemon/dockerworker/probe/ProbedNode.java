package io.kdaemon.dockerworker.probe;

import io.kdaemon.dockerworker.engine.Ownership;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * A node for as long as it is followed.
 *
 * @param advertisedHost where its containers are reached
 * @param news gets the containers of which something else is known than before
 */
public record ProbedNode(String engineUri, String advertisedHost, Instant end, Consumer<Ownership> news) {

    ProbedNode until(Instant sooner) {
        return new ProbedNode(engineUri, advertisedHost, sooner, news);
    }

    boolean isFollowed(Instant now) {
        return end.isAfter(now);
    }
}

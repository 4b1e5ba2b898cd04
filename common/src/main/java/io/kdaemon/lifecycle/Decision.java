package io.kdaemon.lifecycle;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.job.Job;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to a command. Stale and repeated commands are normal and get an {@link Ignore}, never an exception. */
public sealed interface Decision {

    /**
     * Store this and do that.
     *
     * @param job the container's job after the change; null when it has none
     * @param summary one line for the container's timeline; null when nothing is news to people
     */
    record Apply(
            ContainerInstance container,
            @Nullable Job job,
            List<Effect> effects,
            @Nullable String summary) implements Decision {
        public Apply {
            effects = List.copyOf(effects);
        }
    }

    /** Nothing to do: a repetition, or harmlessly late. */
    record Ignore(String reason) implements Decision {}
}

package io.kdaemon.gateway.update;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.generation.Revision;
import io.kdaemon.generation.RevisionRepository;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** The revisions of containers. */
public final class RevisionArchive {

    private static final int MOST = 1000;

    private final RevisionRepository revisions;
    private final Duration usualLimit;

    /** @param usualLimit how long a new generation may take to become healthy where nobody says */
    public RevisionArchive(RevisionRepository revisions, Duration usualLimit) {
        this.revisions = revisions;
        this.usualLimit = usualLimit;
    }

    public Duration usualLimit() {
        return usualLimit;
    }

    /** Refuses the request when there is none: the one asked for, or the newest before what the container runs now. */
    Revision earlier(ContainerInstance container, OptionalInt number) {
        return list(container).stream()
                .filter(revision -> number.isPresent()
                        ? revision.number() == number.getAsInt()
                        : revision.number() < container.succession().revision())
                .findFirst()
                .orElseThrow(() -> none(container, number));
    }

    private static RequestRefusedException none(ContainerInstance container, OptionalInt number) {
        String name = container.identity().name();
        return number.isPresent()
                ? RequestRefusedException.invalid(
                        "generation",
                        Integer.toString(number.getAsInt()),
                        "Container '%s' has no specification of generation %d".formatted(name, number.getAsInt()))
                : RequestRefusedException.conflict(
                        "Container '%s' has never run another specification".formatted(name));
    }

    /** Newest first. */
    List<Revision> list(ContainerInstance container) {
        return revisions.list(container.id(), MOST);
    }
}

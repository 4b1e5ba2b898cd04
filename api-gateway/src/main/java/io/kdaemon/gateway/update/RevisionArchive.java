package io.kdaemon.gateway.update;

import io.kdaemon.application.Application.RunSpec;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.generation.Revision;
import io.kdaemon.generation.RevisionRepository;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** The revisions of containers. */
public final class RevisionArchive {

    private static final int MOST = 1000;

    private final RevisionRepository revisions;
    private final Clock clock;
    private final Duration usualLimit;

    /** @param usualLimit how long a new generation may take to become healthy where nobody says */
    public RevisionArchive(RevisionRepository revisions, Clock clock, Duration usualLimit) {
        this.revisions = revisions;
        this.clock = clock;
        this.usualLimit = usualLimit;
    }

    Duration usualLimit() {
        return usualLimit;
    }

    /** The next one of a container that the caller has locked; not stored yet. */
    Revision next(ContainerInstance container, long applicationVersion, Revision.Origin origin, RunSpec run) {
        int number = container.succession().highest() + 1;
        return new Revision(container.id(), number, applicationVersion, origin, run, clock.instant());
    }

    void save(Revision revision) {
        revisions.saveAll(List.of(revision));
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

    boolean isInItsOwnWay(ContainerInstance container) {
        return revisions
                .find(new Revision.Key(container.id(), container.succession().revision()))
                .filter(revision -> revision.run().allowsNoOther())
                .isPresent();
    }
}

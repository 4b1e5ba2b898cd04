package io.kdaemon.lifecycle.execution;

import io.kdaemon.application.Application.RunSpec;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.Update.Order;
import io.kdaemon.generation.Revision;
import io.kdaemon.generation.RevisionRepository;
import io.kdaemon.lifecycle.ContainerCommand.Replace;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Makes wishes for other specifications of containers, and stores what they wish for. */
public final class Replacements {

    private final ApplicationRepository applications;
    private final RevisionRepository revisions;
    private final Clock clock;

    public Replacements(ApplicationRepository applications, RevisionRepository revisions, Clock clock) {
        this.applications = applications;
        this.revisions = revisions;
        this.clock = clock;
    }

    /** @param applicationVersion the application's version that it was made from */
    public record Wanted(RunSpec run, long applicationVersion, Revision.Origin origin) {}

    /** What the containers shall run before they are given anything else. */
    public Specifications current(Collection<ContainerInstance> containers) {
        return Specifications.of(containers, applications, revisions);
    }

    /** Stores what is wanted as the next revision of a container that the caller has locked. */
    public Replace wish(ContainerInstance container, Wanted wanted, Order order, Duration limit) {
        int number = container.succession().highest() + 1;
        revisions.saveAll(List.of(new Revision(
                container.id(), number, wanted.applicationVersion(), wanted.origin(), wanted.run(), clock.instant())));
        return new Replace(order, number, limit);
    }

    /** The order in which one can take the place of the other; empty when that is not the one that is asked for. */
    public static Optional<Order> order(Order asked, Optional<RunSpec> current, RunSpec wanted) {
        boolean onlyOneFits = current.filter(RunSpec::allowsNoOther).isPresent() || wanted.allowsNoOther();
        return switch (asked) {
            case START_FIRST -> onlyOneFits ? Optional.empty() : Optional.of(asked);
            case AUTOMATIC -> Optional.of(onlyOneFits ? Order.STOP_FIRST : asked);
            case STOP_FIRST -> Optional.of(asked);
        };
    }
}

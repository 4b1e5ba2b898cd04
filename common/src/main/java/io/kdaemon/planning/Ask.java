package io.kdaemon.planning;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.node.ReservationRepository.Company;
import io.kdaemon.node.Resources;
import io.kdaemon.placement.Asked;
import io.kdaemon.placement.Constraints;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a container needs.
 *
 * @param asked how much room, and who says so
 * @param application null when it is not in the library
 * @param wanted applications that have to be on the node
 * @param unwanted applications that must not be there, besides its own when hosts are to be distinct
 * @param portHolders applications whose containers occupy a port of their node that this one needs as well
 */
public record Ask(
        Asked asked,
        @Nullable ApplicationId application,
        String image,
        Constraints constraints,
        List<Companion> wanted,
        List<Companion> unwanted,
        List<PortHolder> portHolders) {

    /** Another application by name; its id is null when there is none of that name. */
    public record Companion(String name, @Nullable ApplicationId id) {}

    /** An application, its own perhaps, and the port, as {@code 8080/tcp}. */
    public record PortHolder(String name, ApplicationId id, String port) {}

    /** Nothing but room. */
    public static Ask of(Resources resources) {
        return of(resources, null, "", Constraints.NONE, Map.of());
    }

    public Resources resources() {
        return asked.resources();
    }

    /** @param ids numbers of the applications that constraints speak of, as far as there are any */
    public static Ask of(Application application, Asked asked, Map<String, ApplicationId> ids) {
        return of(asked, application.id(), application.run().image(), application.constraints(), ids);
    }

    /** So much, explicitly, and otherwise as {@link #of(Asked, ApplicationId, String, Constraints, Map)}. */
    public static Ask of(
            Resources resources,
            @Nullable ApplicationId application,
            String image,
            Constraints constraints,
            Map<String, ApplicationId> ids) {
        return of(Asked.explicitly(resources), application, image, constraints, ids);
    }

    /** As {@link #of(Application, Asked, Map)}, for what need not be in the library. */
    public static Ask of(
            Asked asked,
            @Nullable ApplicationId application,
            String image,
            Constraints constraints,
            Map<String, ApplicationId> ids) {
        return new Ask(
                asked,
                application,
                image,
                constraints,
                companions(constraints.sameNodeAs(), ids),
                companions(constraints.notWith(), ids),
                List.of());
    }

    /** The same where ports are needed that others may occupy. */
    public Ask besides(List<PortHolder> holders) {
        return new Ask(asked, application, image, constraints, wanted, unwanted, List.copyOf(holders));
    }

    /** What a claim has to insist on. */
    public Company company() {
        if (wanted.isEmpty() && unwanted.isEmpty() && portHolders.isEmpty() && !constraints.distinctHosts()) {
            return Company.ANY;
        }
        Set<ApplicationId> refused = new HashSet<>(ids(unwanted));
        portHolders.forEach(holder -> refused.add(holder.id()));
        if (constraints.distinctHosts() && application != null) {
            refused.add(application);
        }
        return new Company(ids(wanted), refused);
    }

    private static List<Companion> companions(List<String> names, Map<String, ApplicationId> ids) {
        return names.stream().map(name -> new Companion(name, ids.get(name))).toList();
    }

    private static Set<ApplicationId> ids(List<Companion> companions) {
        return companions.stream().map(Companion::id).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}

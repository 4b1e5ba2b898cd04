package io.kdaemon.planning.cluster;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.node.Resources;
import io.kdaemon.placement.Asked;
import io.kdaemon.placement.Constraints;
import io.kdaemon.planning.Ask;
import io.kdaemon.planning.AskPolicy;
import io.kdaemon.planning.AskPolicy.Wish;
import io.kdaemon.usage.UsageEstimate;
import io.kdaemon.usage.UsageRepository;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What applications ask for, with the numbers of the others that their constraints name. */
public final class Asks {

    private final ApplicationRepository applications;
    private final UsageRepository usages;
    private final AskPolicy policy;
    private final Supplier<Resources> largestNode;

    /** @param largestNode the most there is of each on any node */
    public Asks(
            ApplicationRepository applications,
            UsageRepository usages,
            AskPolicy policy,
            Supplier<Resources> largestNode) {
        this.applications = applications;
        this.usages = usages;
        this.policy = policy;
        this.largestNode = largestNode;
    }

    public Map<ApplicationId, Ask> of(Collection<Application> all) {
        Map<ApplicationId, UsageEstimate> estimates =
                usages.estimates(all.stream().map(Application::id).collect(Collectors.toSet()));
        Map<String, ApplicationId> ids = new HashMap<>();
        Map<ApplicationId, Ask> asks = new HashMap<>();
        PortHolders ports = new PortHolders(applications);
        for (Application application : all) {
            addIds(application.constraints(), ids);
            Asked asked = asked(wish(application), estimates.get(application.id()));
            asks.put(application.id(), ports.told(application, Ask.of(application, asked, ids)));
        }
        return asks;
    }

    /** How much is asked for one container of the application. */
    public Asked asked(Application application) {
        return asked(application, wish(application));
    }

    /**
     * How much is asked for a container of it when somebody wishes otherwise than it says.
     *
     * @param application null when it is not in the library
     */
    public Asked asked(@Nullable Application application, Wish wish) {
        if (application == null) {
            return asked(wish, null);
        }
        Wish own = wish(application);
        Wish together = new Wish(
                wish.cpuMillis() == null ? own.cpuMillis() : wish.cpuMillis(),
                wish.memoryBytes() == null ? own.memoryBytes() : wish.memoryBytes());
        return asked(together, usages.estimates(Set.of(application.id())).get(application.id()));
    }

    /** Numbers of those that exist. */
    public Map<String, ApplicationId> ids(Constraints constraints) {
        Map<String, ApplicationId> ids = new HashMap<>();
        addIds(constraints, ids);
        return ids;
    }

    private Asked asked(Wish wish, @Nullable UsageEstimate usage) {
        return policy.of(wish, usage, usage == null ? Resources.NONE : largestNode.get());
    }

    private static Wish wish(Application application) {
        return new Wish(application.run().cpuMillis(), application.run().memoryBytes());
    }

    private void addIds(Constraints constraints, Map<String, ApplicationId> ids) {
        for (String name : constraints.applications()) {
            if (!ids.containsKey(name)) {
                applications.findByName(name).ifPresent(application -> ids.put(name, application.id()));
            }
        }
    }
}

package io.kdaemon.watcher.usage;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.container.ObservedState;
import io.kdaemon.messaging.contract.UsageMeasured;
import io.kdaemon.messaging.contract.UsageMeasured.Usage;
import io.kdaemon.node.Resources;
import io.kdaemon.usage.ApplicationUsage;
import io.kdaemon.usage.UsageRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Adds measurements to what is known of applications: four statements for all that one docker-worker has measured in some seconds. A message that
 * comes twice or is lost shifts an estimate by next to nothing, so nobody keeps count of them.
 */
class UsageIntake {

    private final TransactionOperations transactions;
    private final ContainerRepository containers;
    private final UsageRepository usages;
    private final Duration halfLife;
    private final Clock clock;

    UsageIntake(
            TransactionOperations transactions,
            ContainerRepository containers,
            UsageRepository usages,
            Duration halfLife,
            Clock clock) {
        this.transactions = transactions;
        this.containers = containers;
        this.usages = usages;
        this.halfLife = halfLife;
        this.clock = clock;
    }

    void add(UsageMeasured measured) {
        transactions.executeWithoutResult(_ -> add(measured.usages()));
    }

    private void add(List<Usage> measured) {
        Map<ApplicationId, List<Resources>> seen = byApplication(measured);
        Instant now = clock.instant();
        List<ApplicationUsage> more = usages.lock(seen.keySet(), now).stream()
                .map(known -> known.plus(Objects.requireNonNull(seen.get(known.application())), now, halfLife))
                .toList();
        usages.saveAll(more);
    }

    /** Of containers that are removed meanwhile nothing is kept: their application may be gone as well. */
    private Map<ApplicationId, List<Resources>> byApplication(List<Usage> measured) {
        Map<ContainerId, Usage> byContainer = measured.stream()
                .collect(Collectors.toMap(
                        usage -> new ContainerId(usage.containerId()), Function.identity(), (_, later) -> later));
        return containers.findAll(byContainer.keySet()).stream()
                .filter(container -> container.observed() != ObservedState.REMOVED)
                .collect(Collectors.groupingBy(
                        container -> container.identity().applicationId(),
                        Collectors.mapping(container -> used(byContainer, container), Collectors.toList())));
    }

    private static Resources used(Map<ContainerId, Usage> byContainer, ContainerInstance container) {
        Usage usage = Objects.requireNonNull(byContainer.get(container.id()));
        return new Resources(usage.cpuMillis(), usage.memoryBytes());
    }
}

package io.kdaemon.watcher.reconcile;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.container.Update.Order;
import io.kdaemon.dependency.DependencyRepository;
import io.kdaemon.dependency.Told;
import io.kdaemon.generation.RevisionRepository;
import io.kdaemon.lifecycle.ContainerCommand.Follow;
import io.kdaemon.lifecycle.execution.Instruction;
import io.kdaemon.lifecycle.execution.Instruction.Cause;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.lifecycle.execution.LifecycleProperties;
import io.kdaemon.lifecycle.execution.Outcome;
import io.kdaemon.lifecycle.execution.Specifications;
import io.kdaemon.run.OnDependencyMoved;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Has containers updated, to what they run already, that were told another address than the one at which something they depend on is trusted to
 * stay. Each move is answered once: neither a failed update nor a second watcher makes it happen again.
 */
class MovedDependencies {

    private static final int MOST = 100;
    private static final Cause CAUSE = new Cause("dependency-moved", null);

    /** What it reads and changes. */
    record Stores(
            DependencyRepository dependencies,
            ContainerRepository containers,
            ApplicationRepository applications,
            RevisionRepository revisions) {}

    private final TransactionOperations transactions;
    private final Stores stores;
    private final LifecycleExecutor executor;
    private final LifecycleProperties times;
    private final Clock clock;

    MovedDependencies(
            TransactionOperations transactions,
            Stores stores,
            LifecycleExecutor executor,
            LifecycleProperties times,
            Clock clock) {
        this.transactions = transactions;
        this.stores = stores;
        this.executor = executor;
        this.times = times;
        this.clock = clock;
    }

    void follow() {
        Instant trusted = clock.instant().minus(times.settle());
        List<ContainerId> misled = stores.dependencies().listMisled(trusted, MOST);
        if (!misled.isEmpty()) {
            transactions.executeWithoutResult(_ -> {
                List<ContainerInstance> locked = stores.containers().lock(misled);
                Set<ContainerId> still = Set.copyOf(stores.dependencies().listMisled(trusted, MOST));
                follow(locked.stream()
                        .filter(dependant -> still.contains(dependant.id()))
                        .toList());
            });
        }
    }

    private void follow(List<ContainerInstance> dependants) {
        Map<ContainerId, List<ContainerInstance>> moved = moved(dependants);
        Specifications specifications = Specifications.of(dependants, stores.applications(), stores.revisions());
        List<Instruction> instructions = dependants.stream()
                .filter(dependant -> moved.containsKey(dependant.id()))
                .map(dependant -> new Instruction(
                        dependant.id(),
                        new Follow(
                                specifications.find(dependant).map(this::manner).orElse(null),
                                moved.get(dependant.id()).stream()
                                        .map(Told::words)
                                        .collect(Collectors.joining("; "))),
                        CAUSE))
                .toList();
        executor.execute(instructions, dependants).stream()
                .filter(Outcome::isApplied)
                .map(Outcome::container)
                .forEach(dependant -> stores.dependencies()
                        .answer(moved.get(dependant.id()).stream()
                                .map(on -> Told.now(dependant, on))
                                .toList()));
    }

    /** What is not where they were told, by dependant. */
    private Map<ContainerId, List<ContainerInstance>> moved(Collection<ContainerInstance> dependants) {
        List<Told> told = stores.dependencies().listTold(dependants);
        Map<ContainerId, ContainerInstance> on =
                stores
                        .containers()
                        .findAll(told.stream().map(Told::on).distinct().toList())
                        .stream()
                        .collect(Collectors.toMap(ContainerInstance::id, Function.identity()));
        return told.stream()
                .filter(one -> on.containsKey(one.on()))
                .filter(one -> one.isCurrent(on.get(one.on()))
                        .filter(current -> !current)
                        .isPresent())
                .collect(Collectors.groupingBy(
                        Told::dependant, Collectors.mapping(one -> on.get(one.on()), Collectors.toList())));
    }

    private Follow.@Nullable Manner manner(Application.RunSpec run) {
        return run.options().onDependencyMoved() == OnDependencyMoved.IGNORE
                ? null
                : new Follow.Manner(run.allowsNoOther() ? Order.STOP_FIRST : Order.AUTOMATIC, times.healthyWithin());
    }
}

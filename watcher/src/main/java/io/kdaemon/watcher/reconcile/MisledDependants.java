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
import io.kdaemon.lifecycle.execution.MovedDependencies;
import io.kdaemon.lifecycle.execution.Outcome;
import io.kdaemon.lifecycle.execution.Specifications;
import io.kdaemon.run.OnDependencyMoved;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Has containers updated, to what they run already, that were told another address than the one at which something they depend on is trusted to
 * stay. Each move is answered once: neither a failed update nor a second watcher makes it happen again.
 */
public final class MisledDependants {

    private static final int MOST = 100;
    private static final Cause CAUSE = new Cause("dependency-moved", null);

    /** What it reads and changes. */
    public record Stores(
            DependencyRepository dependencies,
            ContainerRepository containers,
            ApplicationRepository applications,
            RevisionRepository revisions) {}

    private final TransactionOperations transactions;
    private final Stores stores;
    private final LifecycleExecutor executor;
    private final LifecycleProperties times;
    private final Clock clock;

    public MisledDependants(
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

    public void follow() {
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
        Map<ContainerId, List<ContainerInstance>> moved =
                new MovedDependencies(stores.dependencies(), stores.containers()).of(dependants);
        Specifications specifications = Specifications.of(dependants, stores.applications(), stores.revisions());
        List<Instruction> instructions = dependants.stream()
                .filter(dependant -> moved.containsKey(dependant.id()))
                .map(dependant -> new Instruction(
                        dependant.id(),
                        new Follow(
                                specifications
                                        .find(dependant)
                                        .map(MisledDependants::order)
                                        .orElse(null),
                                MovedDependencies.words(moved.get(dependant.id()))),
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

    private static @Nullable Order order(Application.RunSpec run) {
        if (run.options().onDependencyMoved() == OnDependencyMoved.IGNORE) {
            return null;
        }
        return run.allowsNoOther() ? Order.STOP_FIRST : Order.AUTOMATIC;
    }
}

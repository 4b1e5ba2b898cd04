package io.kdaemon.gateway.removal;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerQuery;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.gateway.web.RequestId;
import io.kdaemon.gateway.web.problem.FieldError;
import io.kdaemon.gateway.web.problem.ProblemType;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.job.JobKind;
import io.kdaemon.lifecycle.ContainerCommand;
import io.kdaemon.lifecycle.execution.Instruction;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.messaging.TraceParent;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeRepository;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gets containers out of the way of something that is to be deleted; takes part in the caller's transaction. */
public final class ContainerClearance {

    private static final int NAMES_SHOWN = 10;

    private final ContainerRepository containers;
    private final NodeRepository nodes;
    private final LifecycleExecutor executor;

    public ContainerClearance(ContainerRepository containers, NodeRepository nodes, LifecycleExecutor executor) {
        this.containers = containers;
        this.nodes = nodes;
        this.executor = executor;
    }

    /** Whether none is there any more. */
    public boolean isClear(ContainerQuery query) {
        return containers.list(query).isEmpty();
    }

    /** Refuses the request, naming the containers, when there are any. */
    public void refuseIfAny(String what, ContainerQuery query) {
        List<ContainerInstance> there = containers.list(query);
        if (there.isEmpty()) {
            return;
        }
        String names = there.stream()
                .limit(NAMES_SHOWN)
                .map(container -> container.identity().name())
                .collect(Collectors.joining(", "));
        String more = there.size() > NAMES_SHOWN ? " and %d more".formatted(there.size() - NAMES_SHOWN) : "";
        String message = "%s has %d containers: %s%s. Remove them first, or all with ?force=true."
                .formatted(what, there.size(), names, more);
        throw new RequestRefusedException(
                ProblemType.CONFLICT, message, List.of(new FieldError("force", null, message)));
    }

    /** Asks for the removal of all; those on a node that does not answer are given up at once. */
    public void clear(ContainerQuery query) {
        instruct(containers.list(query), this::command);
    }

    /** Gives up those whose node has stopped answering since their removal was asked for. */
    public void giveUpUnreachable(ContainerQuery query) {
        List<ContainerInstance> unreachable = containers.list(query).stream()
                .filter(container -> !isReachable(container))
                .toList();
        instruct(unreachable, _ -> new ContainerCommand.Forget());
    }

    private void instruct(List<ContainerInstance> them, Function<ContainerInstance, ContainerCommand> command) {
        Instruction.Cause cause = new Instruction.Cause(RequestId.current(), null, TraceParent.current());
        executor.execute(them.stream()
                .map(container -> new Instruction(container.id(), command.apply(container), cause))
                .toList());
    }

    private ContainerCommand command(ContainerInstance container) {
        return isReachable(container) ? new ContainerCommand.Wish(JobKind.REMOVE) : new ContainerCommand.Forget();
    }

    private boolean isReachable(ContainerInstance container) {
        return container.nodeId().flatMap(nodes::find).map(Node::isHealthy).orElse(true);
    }
}

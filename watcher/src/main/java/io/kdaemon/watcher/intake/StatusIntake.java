package io.kdaemon.watcher.intake;

import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.lifecycle.execution.Instruction;
import io.kdaemon.lifecycle.execution.LifecycleExecutor;
import io.kdaemon.messaging.MessageSubscriber.Received;
import io.kdaemon.messaging.contract.NodeObserved;
import io.kdaemon.messaging.inbox.InboxFilter;
import io.kdaemon.node.NodeId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Handles a batch of reports in one transaction. The containers are locked first and all at once, as everywhere, and only then is anything
 * else written; the timeline shows the engine calls before what followed from them.
 */
class StatusIntake {

    private static final String CONSUMER = "watcher-status";

    private final TransactionOperations transactions;
    private final InboxFilter inbox;
    private final NodeInventory inventory;
    private final ContainerRepository containers;
    private final LifecycleExecutor executor;
    private final Findings findings;

    StatusIntake(
            TransactionOperations transactions,
            InboxFilter inbox,
            NodeInventory inventory,
            ContainerRepository containers,
            LifecycleExecutor executor,
            Findings findings) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.inventory = inventory;
        this.containers = containers;
        this.executor = executor;
        this.findings = findings;
    }

    void handle(List<Received> batch) {
        List<StatusMessage> messages =
                batch.stream().map(Received::envelope).map(StatusMessage::of).toList();
        transactions.executeWithoutResult(
                _ -> handleNew(inbox.onlyNew(CONSUMER, messages, StatusMessage::idToCountOnce)));
    }

    private void handleNew(List<StatusMessage> all) {
        List<StatusMessage> messages = inventory.withoutReleased(all);
        List<Instruction> instructions = instructions(messages);
        List<ContainerInstance> locked = lock(instructions);
        Set<ContainerId> known = locked.stream().map(ContainerInstance::id).collect(Collectors.toSet());
        findings.logEngineCalls(messages, known);
        if (!known.isEmpty()) {
            executor.execute(instructions, locked);
        }
        inventory.forgetGone(observations(messages));
        findings.noteNodes(messages, unknown(instructions, known));
    }

    private List<Instruction> instructions(List<StatusMessage> messages) {
        NodeInventory.Expected expected = inventory.expected(observedNodes(messages));
        return messages.stream()
                .flatMap(message -> instructions(message, expected).stream())
                .toList();
    }

    private static Set<NodeId> observedNodes(List<StatusMessage> messages) {
        return observations(messages)
                .map(observed -> new NodeId(observed.nodeId()))
                .collect(Collectors.toSet());
    }

    private static Stream<NodeObserved> observations(List<StatusMessage> messages) {
        return messages.stream()
                .map(StatusMessage::event)
                .filter(NodeObserved.class::isInstance)
                .map(NodeObserved.class::cast);
    }

    private static List<Instruction> instructions(StatusMessage message, NodeInventory.Expected expected) {
        return message.event() instanceof NodeObserved observed
                ? expected.differences(observed, message.cause())
                : StatusTranslator.translate(message.event(), message.cause());
    }

    private List<ContainerInstance> lock(List<Instruction> instructions) {
        return containers.lock(
                instructions.stream().map(Instruction::containerId).collect(Collectors.toSet()));
    }

    private static Set<ContainerId> unknown(List<Instruction> instructions, Set<ContainerId> known) {
        return instructions.stream()
                .map(Instruction::containerId)
                .filter(id -> !known.contains(id))
                .collect(Collectors.toSet());
    }
}

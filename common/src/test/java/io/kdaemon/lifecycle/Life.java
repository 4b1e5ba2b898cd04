package io.kdaemon.lifecycle;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.DesiredState;
import io.kdaemon.container.ObservedState;
import io.kdaemon.container.Update;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobId;
import io.kdaemon.lifecycle.ContainerCommand.Origin;
import io.kdaemon.node.NodeId;
import io.kdaemon.run.RestartPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One container under the law: what is told is decided, and what was decided is what the next command finds. */
final class Life {

    static final NodeId OTHER_NODE = new NodeId(8);

    private final LifecycleDecider decider = new LifecycleDecider(LifecyclePolicy.DEFAULT);
    private final List<Effect> effects = new ArrayList<>();
    private ContainerInstance container;
    private @Nullable Job job;
    private Instant now = Scenarios.NOW;
    private long jobs = 100;
    private RestartPolicy restart = RestartPolicy.ALWAYS;
    private @Nullable String moved;

    private Life(ContainerInstance container) {
        this.container = container;
    }

    /** Generation 3 on node 7, with an endpoint, healthy. */
    static Life ofARunningContainer() {
        ContainerInstance running = Scenarios.container(DesiredState.RUNNING, ObservedState.RUNNING, null);
        return new Life(
                running.with(new ContainerInstance.Assignment(Scenarios.NODE, "engine-3", Scenarios.ENDPOINTS)));
    }

    Life restarted(RestartPolicy policy) {
        restart = policy;
        return this;
    }

    /** What it depends on is not any more where it was told. */
    Life misled(@Nullable String words) {
        moved = words;
        return this;
    }

    Decision tell(ContainerCommand command) {
        now = now.plusMillis(1);
        Decision decision = decider.decide(new Situation(container, job, now, null, restart, moved), command);
        if (decision instanceof Decision.Apply apply) {
            take(apply);
        }
        return decision;
    }

    private void take(Decision.Apply apply) {
        effects.clear();
        effects.addAll(apply.effects());
        container = apply.container();
        job = apply.job() == null || apply.job().state().isFinal() ? null : apply.job();
        apply.effects().stream()
                .filter(Effect.OpenJob.class::isInstance)
                .map(Effect.OpenJob.class::cast)
                .forEach(this::open);
    }

    private void open(Effect.OpenJob opened) {
        JobId id = new JobId(++jobs);
        job = new Job(
                id, opened.kind(), container.id(), "request", opened.progress(), opened.schedule(), opened.terms());
        container = container.with(container.lifecycle().workedOnBy(id));
    }

    Life update(Update.Order order) {
        tell(new ContainerCommand.Replace(order, container.succession().highest() + 1, Duration.ofMinutes(2)));
        return this;
    }

    Life reconcile() {
        tell(new ContainerCommand.Reconcile());
        return this;
    }

    Life placedOn(NodeId node) {
        tell(new ContainerCommand.Place(container.generation(), node));
        return this;
    }

    Life started(Health health) {
        tell(new ContainerCommand.ReportStarted(
                origin(), "engine-" + container.generation(), Scenarios.ENDPOINTS, false, health));
        return this;
    }

    Life after(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** A report about the container's own generation. */
    Origin origin() {
        return new Origin(container.nodeId().orElse(Scenarios.NODE), container.generation(), now);
    }

    Origin originOf(int generation, NodeId node) {
        return new Origin(node, generation, now);
    }

    ContainerInstance container() {
        return container;
    }

    @Nullable
    Job job() {
        return job;
    }

    List<Effect> effects() {
        return List.copyOf(effects);
    }

    Instant now() {
        return now;
    }
}

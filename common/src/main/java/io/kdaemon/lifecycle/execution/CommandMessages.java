package io.kdaemon.lifecycle.execution;

import io.kdaemon.application.Application;
import io.kdaemon.application.PortSpec;
import io.kdaemon.certificate.PemCertificate;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.job.Job;
import io.kdaemon.job.Terms;
import io.kdaemon.lifecycle.Effect;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.TraceParent;
import io.kdaemon.messaging.contract.Changed;
import io.kdaemon.messaging.contract.ContainerRef;
import io.kdaemon.messaging.contract.LaunchContainer;
import io.kdaemon.messaging.contract.MessageBody;
import io.kdaemon.messaging.contract.NodeRef;
import io.kdaemon.messaging.contract.PlaceContainer;
import io.kdaemon.messaging.contract.ReconcileContainer;
import io.kdaemon.messaging.contract.RemoveContainer;
import io.kdaemon.messaging.contract.StopContainer;
import io.kdaemon.messaging.outbox.Outbox.Addressed;
import io.kdaemon.node.EngineTls;
import io.kdaemon.node.Node;
import io.kdaemon.node.NodeId;
import io.kdaemon.registry.RegistryLogin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the messages that follow from decisions. Those to a node that is not in the cluster any more are not written. */
public class CommandMessages {

    private static final long NO_JOB = 0;

    private final String cluster;
    private final int stopGraceSeconds;
    private final CommandSources sources;

    public CommandMessages(String cluster, int stopGraceSeconds, CommandSources sources) {
        this.cluster = cluster;
        this.stopGraceSeconds = stopGraceSeconds;
        this.sources = sources;
    }

    Targets targets(List<Outcome> outcomes) {
        return Targets.of(outcomes, sources);
    }

    Addressed place(Outcome outcome, Instant now) {
        ContainerInstance container = outcome.container();
        MessageBody body = new PlaceContainer(container.id().value(), container.generation(), jobId(outcome));
        return addressed(isUrgent(outcome) ? Destination.PLACE_URGENT : Destination.PLACE, outcome, body, now);
    }

    Addressed reconcile(Outcome outcome, Instant now) {
        return addressed(
                Destination.RECONCILE,
                outcome,
                new ReconcileContainer(outcome.container().id().value()),
                now);
    }

    Addressed changed(Outcome outcome, String summary, Instant now) {
        ContainerInstance container = outcome.container();
        MessageBody body = new Changed(
                "container", container.id().value(), container.observed().name(), summary, now);
        return addressed(Destination.LIVE, outcome, body, now);
    }

    /** The law launches only what is placed, and a node or application that is in use is not deleted. */
    Addressed launch(Outcome outcome, Targets targets, Instant now) {
        ContainerInstance container = outcome.container();
        NodeId nodeId = container.nodeId().orElseThrow();
        Application application =
                targets.specifications().application(container).orElseThrow();
        Application.RunSpec run = targets.specifications().find(container).orElseThrow();
        LaunchContainer.Spec spec = new LaunchContainer.Spec(
                container.identity().name(),
                application.name(),
                run.image(),
                run.ports().stream().map(PortSpec::engineForm).toList(),
                targets.environment(container, run),
                run.memoryBytes(),
                run.cpuMillis(),
                run.options().isNone() ? null : run.options(),
                hostPorts(run));
        ContainerRef target = target(outcome, targets, targets.node(nodeId).orElseThrow(), container.generation());
        LaunchContainer.Login login =
                targets.login(run.image()).map(CommandMessages::login).orElse(null);
        return addressed(dockerQueue(outcome), outcome, new LaunchContainer(target, spec, login), now);
    }

    /** As docker-workers take it. */
    public static LaunchContainer.Login login(RegistryLogin kept) {
        return new LaunchContainer.Login(kept.host().name(), kept.username(), kept.password());
    }

    private static @Nullable Map<String, Integer> hostPorts(Application.RunSpec run) {
        Map<String, Integer> fixed = run.ports().stream()
                .filter(port -> port.hostPort() != null)
                .collect(Collectors.toMap(PortSpec::engineForm, PortSpec::hostPort));
        return fixed.isEmpty() ? null : fixed;
    }

    Optional<Addressed> stop(Outcome outcome, Targets targets, Instant now) {
        int generation = outcome.container().generation();
        return outcome.container()
                .nodeId()
                .flatMap(targets::node)
                .map(node -> addressed(
                        dockerQueue(outcome),
                        outcome,
                        new StopContainer(target(outcome, targets, node, generation), graceSeconds(outcome, targets)),
                        now));
    }

    Optional<Addressed> remove(Outcome outcome, Effect.Remove remove, Targets targets, Instant now) {
        return targets.node(remove.nodeId())
                .map(node -> addressed(
                        dockerQueue(outcome),
                        outcome,
                        new RemoveContainer(
                                target(outcome, targets, node, remove.generation()),
                                graceSeconds(outcome, targets),
                                terms(outcome).volumes()),
                        now));
    }

    /** How a docker-worker is told of a node. */
    public static NodeRef nodeRef(Node node) {
        EngineTls tls = node.profile().engine().tls();
        return new NodeRef(
                node.id().value(),
                node.profile().hostname(),
                node.profile().engine().uri(),
                node.profile().advertisedHost(),
                tls == null ? null : tls(tls));
    }

    private static NodeRef.Tls tls(EngineTls tls) {
        return new NodeRef.Tls(
                Optional.ofNullable(tls.ca()).map(PemCertificate::pem).orElse(null),
                Optional.ofNullable(tls.certificate()).map(PemCertificate::pem).orElse(null),
                tls.key(),
                tls.serverName(),
                tls.verify());
    }

    private ContainerRef target(Outcome outcome, Targets targets, Node node, int generation) {
        Job job = outcome.job();
        ContainerId id = outcome.container().id();
        return new ContainerRef(
                cluster,
                id.value(),
                generation,
                nodeRef(node),
                jobId(outcome),
                job == null ? 1 : job.progress().attempt(),
                targets.adopted(id, generation));
    }

    private static Addressed addressed(Destination destination, Outcome outcome, MessageBody body, Instant now) {
        Instruction.Cause cause = outcome.instruction().cause();
        Job job = outcome.job();
        String correlationId = job == null ? cause.correlationId() : job.correlationId();
        return new Addressed(
                destination,
                new Envelope(
                        UUID.randomUUID().toString(),
                        correlationId,
                        cause.messageId(),
                        now,
                        body,
                        TraceParent.next(cause.traceparent())));
    }

    private static Destination dockerQueue(Outcome outcome) {
        return isUrgent(outcome) ? Destination.DOCKER_URGENT : Destination.DOCKER;
    }

    private static boolean isUrgent(Outcome outcome) {
        return outcome.job() != null && outcome.job().kind().isUrgent();
    }

    /** As the user said, else as its specification says. */
    private int graceSeconds(Outcome outcome, Targets targets) {
        Integer asked = terms(outcome).graceSeconds();
        return asked != null
                ? asked
                : targets.specifications()
                        .find(outcome.container())
                        .map(run -> run.options().process().stopGrace())
                        .map(grace -> Math.toIntExact(grace.toSeconds()))
                        .orElse(stopGraceSeconds);
    }

    private static Terms terms(Outcome outcome) {
        return outcome.job() == null ? Terms.USUAL : outcome.job().terms();
    }

    private static long jobId(Outcome outcome) {
        return outcome.job() == null ? NO_JOB : outcome.job().id().value();
    }
}

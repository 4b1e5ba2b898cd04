package io.kdaemon.lifecycle.execution;

import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.dependency.DependencyRepository;
import io.kdaemon.generation.RevisionRepository;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobId;
import io.kdaemon.job.JobRepository;
import io.kdaemon.lifecycle.Decision;
import io.kdaemon.lifecycle.LifecycleDecider;
import io.kdaemon.lifecycle.Situation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one way a container's record changes. Takes a batch, because queues hand over batches and one commit for many is what makes the
 * difference; commands to the same container are applied in the given order.
 *
 * <p>The containers are locked first, in order of id, so that two batches cannot deadlock and the compare-and-set of the update only ever
 * fails on a writer that does not come through here.
 */
public class LifecycleExecutor {

    private final ContainerRepository containers;
    private final JobRepository jobs;
    private final DependencyStates dependencies;
    private final RestartPolicies restarts;
    private final MisledStarts misledStarts;
    private final LifecycleDecider decider;
    private final EffectDispatcher dispatcher;
    private final LawMetrics metrics;
    private final Clock clock;

    /** What it reads and changes. */
    public record Stores(
            ContainerRepository containers,
            JobRepository jobs,
            DependencyRepository dependencies,
            ApplicationRepository applications,
            RevisionRepository revisions) {}

    public LifecycleExecutor(
            Stores stores, LifecycleDecider decider, EffectDispatcher dispatcher, LawMetrics metrics, Clock clock) {
        this.containers = stores.containers();
        this.jobs = stores.jobs();
        this.dependencies = new DependencyStates(stores.dependencies(), stores.containers());
        this.restarts = new RestartPolicies(stores.applications(), stores.revisions());
        this.misledStarts = new MisledStarts(
                new MovedDependencies(stores.dependencies(), stores.containers()),
                stores.applications(),
                stores.revisions());
        this.decider = decider;
        this.dispatcher = dispatcher;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Instructions about containers that do not exist have no outcome. */
    @Transactional(propagation = Propagation.REQUIRED)
    public List<Outcome> execute(List<Instruction> instructions) {
        TreeSet<Long> ids = instructions.stream()
                .map(instruction -> instruction.containerId().value())
                .collect(Collectors.toCollection(TreeSet::new));
        return execute(
                instructions, containers.lock(ids.stream().map(ContainerId::new).toList()));
    }

    /** @param locked the containers that the caller's transaction has locked or inserted, as they are stored; those of all instructions */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Outcome> execute(List<Instruction> instructions, List<ContainerInstance> locked) {
        Batch batch = load(instructions, locked);
        List<Outcome> outcomes = new ArrayList<>();
        for (List<Instruction> wave : waves(instructions)) {
            outcomes.addAll(apply(wave, batch));
        }
        batch.store(containers, jobs);
        dispatcher.dispatch(outcomes, clock.instant());
        return outcomes;
    }

    private Batch load(List<Instruction> instructions, List<ContainerInstance> locked) {
        List<JobId> jobIds = locked.stream()
                .map(ContainerInstance::jobId)
                .flatMap(Optional::stream)
                .toList();
        Map<JobId, Job> jobById = jobIds.isEmpty()
                ? Map.of()
                : jobs.findAll(jobIds).stream().collect(Collectors.toMap(Job::id, Function.identity()));
        return new Batch(
                locked,
                jobById,
                new Batch.Facts(
                        dependencies.awaited(jobById.values()),
                        restarts.ofEnded(instructions, locked),
                        misledStarts.of(instructions, locked)));
    }

    /** The first of each container, the second of each, and so on: what concerns different containers is decided and stored together. */
    private static Collection<List<Instruction>> waves(List<Instruction> instructions) {
        Map<ContainerId, Integer> seen = new HashMap<>();
        return instructions.stream()
                .collect(Collectors.groupingBy(
                        instruction -> seen.merge(instruction.containerId(), 1, Integer::sum),
                        TreeMap::new,
                        Collectors.toList()))
                .values();
    }

    private List<Outcome> apply(List<Instruction> wave, Batch batch) {
        List<Decided> decided = wave.stream()
                .flatMap(instruction ->
                        batch.find(instruction.containerId()).stream().map(state -> decide(instruction, state, batch)))
                .toList();
        batch.put(decided.stream().flatMap(one -> one.change().stream()).toList(), jobs);
        return decided.stream().map(one -> one.outcome(batch)).toList();
    }

    private Decided decide(Instruction instruction, Batch.State state, Batch batch) {
        Situation situation = batch.situation(state, clock.instant());
        Decision decision = decider.decide(situation, instruction.command());
        metrics.count(situation, decision);
        return new Decided(instruction, decision);
    }

    private record Decided(Instruction instruction, Decision decision) {

        Optional<Batch.Change> change() {
            return decision instanceof Decision.Apply apply
                    ? Optional.of(new Batch.Change(apply, instruction.cause()))
                    : Optional.empty();
        }

        Outcome outcome(Batch batch) {
            Batch.State after = batch.find(instruction.containerId()).orElseThrow();
            return new Outcome(instruction, decision, after.container(), after.job());
        }
    }
}

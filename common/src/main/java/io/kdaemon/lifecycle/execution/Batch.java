package io.kdaemon.lifecycle.execution;

import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobId;
import io.kdaemon.job.JobRepository;
import io.kdaemon.lifecycle.Decision;
import io.kdaemon.lifecycle.Situation;
import io.kdaemon.run.RestartPolicy;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The locked containers of one transaction with their jobs, as far as they have been changed. */
final class Batch {

    /** A container and its unfinished job. */
    record State(ContainerInstance container, @Nullable Job job) {}

    private final Map<ContainerId, State> states = new LinkedHashMap<>();
    private final Map<ContainerId, ContainerInstance> changed = new LinkedHashMap<>();
    private final Map<JobId, Job> changedJobs = new LinkedHashMap<>();

    private final Facts facts;

    /**
     * What the law asks of some of them only.
     *
     * @param awaited what those wait for that depend on others
     * @param restarts whether those are brought back that ended
     * @param moved what those are to be told of anew that a user wants started
     */
    record Facts(
            Map<ContainerId, String> awaited,
            Map<ContainerId, RestartPolicy> restarts,
            Map<ContainerId, String> moved) {}

    Batch(List<ContainerInstance> containers, Map<JobId, Job> jobs, Facts facts) {
        this.facts = facts;
        for (ContainerInstance container : containers) {
            states.put(
                    container.id(),
                    new State(container, container.jobId().map(jobs::get).orElse(null)));
        }
    }

    Optional<State> find(ContainerId id) {
        return Optional.ofNullable(states.get(id));
    }

    Situation situation(State state, Instant now) {
        ContainerId id = state.container().id();
        return new Situation(
                state.container(),
                state.job(),
                now,
                facts.awaited().get(id),
                facts.restarts().getOrDefault(id, RestartPolicy.ALWAYS),
                facts.moved().get(id));
    }

    /** A change that the law has decided on. */
    record Change(Decision.Apply apply, Instruction.Cause cause) {}

    /** Takes up changes of different containers. The jobs they open are stored now, because everything that follows refers to their numbers. */
    void put(List<Change> changes, JobRepository jobs) {
        Map<ContainerId, Job> opened = jobs
                .insertAll(changes.stream()
                        .flatMap(change -> JobOpening.of(change.apply(), change.cause()).stream())
                        .toList())
                .stream()
                .collect(Collectors.toMap(Job::containerId, Function.identity()));
        changes.forEach(change -> put(
                change.apply(),
                Optional.ofNullable(opened.get(change.apply().container().id()))));
    }

    private void put(Decision.Apply apply, Optional<Job> opened) {
        Job job = apply.job();
        if (job != null) {
            changedJobs.put(job.id(), job);
        }
        Job current = opened.orElse(job != null && !job.state().isFinal() ? job : null);
        ContainerInstance container =
                opened.map(next -> workedOnBy(apply.container(), next)).orElse(apply.container());
        states.put(container.id(), new State(container, current));
        changed.put(container.id(), container);
    }

    void store(ContainerRepository containers, JobRepository jobs) {
        containers.updateLifecycles(changed.values());
        jobs.updateAll(changedJobs.values());
    }

    private static ContainerInstance workedOnBy(ContainerInstance container, Job job) {
        return container.with(container.lifecycle().workedOnBy(job.id()));
    }
}

package io.kdaemon.lifecycle;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerInstance.Assignment;
import io.kdaemon.container.ContainerInstance.Identity;
import io.kdaemon.container.ContainerInstance.Lifecycle;
import io.kdaemon.container.ContainerInstance.Timestamps;
import io.kdaemon.container.DesiredState;
import io.kdaemon.container.Endpoint;
import io.kdaemon.container.ObservedState;
import io.kdaemon.container.Protocol;
import io.kdaemon.container.Succession;
import io.kdaemon.container.Update;
import io.kdaemon.container.Update.Order;
import io.kdaemon.container.Update.Standby;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobId;
import io.kdaemon.job.JobKind;
import io.kdaemon.job.JobState;
import io.kdaemon.job.Terms;
import io.kdaemon.lifecycle.ContainerCommand.Origin;
import io.kdaemon.node.NodeId;
import io.kdaemon.run.RestartPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Situations and commands that the law is tested with. */
final class Scenarios {

    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    static final NodeId NODE = new NodeId(7);
    static final int GENERATION = 3;
    static final Origin CURRENT = new Origin(NODE, GENERATION, NOW);
    static final Origin OLDER = new Origin(NODE, GENERATION - 1, NOW);
    static final List<Endpoint> ENDPOINTS = List.of(new Endpoint(80, Protocol.TCP, "10.0.0.1", 32768));
    private static final Duration AGE = Duration.ofMinutes(1);

    private Scenarios() {}

    static ContainerInstance container(DesiredState desired, ObservedState observed, @Nullable Job job) {
        boolean placed = observed != ObservedState.REQUESTED;
        boolean runs = observed == ObservedState.RUNNING || observed == ObservedState.UNHEALTHY;
        Assignment assignment =
                placed ? new Assignment(NODE, hasRun(observed) ? "engine-1" : null, List.of()) : Assignment.NONE;
        return new ContainerInstance(
                new ContainerId(1),
                new Identity("blog", 0, new ApplicationId(1), true),
                new Lifecycle(desired, observed, GENERATION, 0, job == null ? null : job.id(), null, null),
                assignment,
                new Timestamps(
                        NOW.minus(AGE),
                        NOW.minus(AGE),
                        runs ? NOW.minusSeconds(1) : null,
                        observed == ObservedState.RUNNING ? NOW.minusSeconds(1) : null,
                        null),
                Succession.first(GENERATION),
                1);
    }

    private static boolean hasRun(ObservedState observed) {
        return observed != ObservedState.PLACED && observed != ObservedState.STARTING;
    }

    static Job job(JobKind kind, JobState state) {
        return new Job(
                new JobId(5),
                kind,
                new ContainerId(1),
                "request-1",
                new Job.Progress(state, 1, null),
                new Job.Schedule(NOW.minus(AGE), NOW, NOW.plusSeconds(600), null),
                Terms.USUAL);
    }

    static Situation situation(DesiredState desired, ObservedState observed, @Nullable Job job) {
        return new Situation(container(desired, observed, job), job, NOW);
    }

    static List<ContainerCommand> allCommands() {
        return List.of(
                new ContainerCommand.Wish(JobKind.LAUNCH),
                new ContainerCommand.Wish(JobKind.START),
                new ContainerCommand.Wish(JobKind.STOP),
                new ContainerCommand.Wish(JobKind.RESTART),
                new ContainerCommand.Wish(JobKind.REMOVE),
                new ContainerCommand.LaunchWhenReady(),
                new ContainerCommand.Adopt(NODE, "engine-2", ENDPOINTS, Health.HEALTHY, NOW),
                new ContainerCommand.Adopt(NODE, "engine-2", ENDPOINTS, Health.UNHEALTHY, NOW),
                new ContainerCommand.Replace(Order.AUTOMATIC, GENERATION + 1, Duration.ofMinutes(2)),
                new ContainerCommand.Follow(Order.AUTOMATIC, "db is now at 10.0.0.1:1"),
                new ContainerCommand.Follow(null, "db is now at 10.0.0.1:1"),
                new ContainerCommand.Cancel(new JobId(5)),
                new ContainerCommand.Forget(),
                new ContainerCommand.Release(),
                new ContainerCommand.Reconcile(),
                new ContainerCommand.Place(GENERATION, NODE),
                new ContainerCommand.ReportNoRoom(GENERATION, "full"),
                new ContainerCommand.ReportNodeLost(NODE, "silent"),
                new ContainerCommand.ReportDeadLetter("unreadable"),
                new ContainerCommand.ReportStarting(CURRENT),
                new ContainerCommand.ReportStarted(CURRENT, "engine-1", ENDPOINTS, false, Health.HEALTHY),
                new ContainerCommand.ReportStarted(OLDER, "engine-0", ENDPOINTS, false, Health.HEALTHY),
                new ContainerCommand.ReportLaunchFailed(CURRENT, true, "no such image"),
                new ContainerCommand.ReportLaunchFailed(CURRENT, false, "connection refused"),
                new ContainerCommand.ReportStopped(CURRENT),
                new ContainerCommand.ReportRemoved(CURRENT),
                new ContainerCommand.ReportCommandFailed(CURRENT, "timeout"),
                new ContainerCommand.ReportSeenRunning(CURRENT, "engine-1", ENDPOINTS, Health.HEALTHY),
                new ContainerCommand.ReportSeenRunning(CURRENT, "engine-1", ENDPOINTS, Health.UNHEALTHY),
                new ContainerCommand.ReportSeenRunning(OLDER, "engine-0", ENDPOINTS, Health.HEALTHY),
                new ContainerCommand.ReportSeenStopped(CURRENT, "exited with code 1", 1),
                new ContainerCommand.ReportSeenStopped(OLDER, "exited with code 1", 1),
                new ContainerCommand.ReportSeenGone(CURRENT),
                new ContainerCommand.ReportSeenGone(OLDER));
    }

    /** Every stage an update can be in, in every state that the container's generation can be in meanwhile. */
    static List<Situation> updates() {
        List<Situation> situations = new ArrayList<>();
        Standby before = new Standby(GENERATION - 1, 1, new Assignment(NODE, "engine-0", ENDPOINTS));
        Duration limit = Duration.ofMinutes(2);
        for (Update update : List.of(
                Update.awaited(Order.AUTOMATIC, GENERATION + 1, limit),
                Update.awaited(Order.STOP_FIRST, GENERATION + 1, limit),
                Update.awaited(Order.AUTOMATIC, GENERATION, limit).replacing(before),
                Update.awaited(Order.START_FIRST, GENERATION, limit).replacing(before),
                Update.awaited(Order.STOP_FIRST, GENERATION, limit).replacing(before.withoutEndpoints()),
                Update.awaited(Order.AUTOMATIC, GENERATION, limit)
                        .replacing(before)
                        .draining(NOW.minusSeconds(1)),
                Update.awaited(Order.AUTOMATIC, GENERATION + 1, limit).rollingBack("no such image"))) {
            for (ObservedState observed : ObservedState.values()) {
                if (observed != ObservedState.REMOVED) {
                    Job job = job(JobKind.UPDATE, JobState.DISPATCHED);
                    ContainerInstance container = container(DesiredState.RUNNING, observed, job);
                    situations.add(
                            new Situation(container.with(container.succession().with(update)), job, NOW));
                }
            }
        }
        return situations;
    }

    static List<ContainerCommand> updateCommands() {
        List<ContainerCommand> commands = new ArrayList<>(allCommands());
        commands.add(new ContainerCommand.ReportStarted(CURRENT, "engine-1", ENDPOINTS, false, Health.CHECKING));
        return commands;
    }

    /** Every restart policy, in every state, with and without a job at work. */
    static List<Situation> restarts() {
        List<Situation> situations = new ArrayList<>();
        for (RestartPolicy restart : List.of(
                RestartPolicy.ALWAYS, RestartPolicy.onFailure(null), RestartPolicy.onFailure(2), RestartPolicy.NEVER)) {
            for (ObservedState observed : ObservedState.values()) {
                for (Job job : jobsFor(DesiredState.RUNNING)) {
                    ContainerInstance container = container(DesiredState.RUNNING, observed, job);
                    situations.add(new Situation(container, job, NOW, null, restart, null));
                }
            }
        }
        return situations;
    }

    static List<ContainerCommand.ReportSeenStopped> endings() {
        return List.of(
                new ContainerCommand.ReportSeenStopped(CURRENT, "exited with code 0", 0),
                new ContainerCommand.ReportSeenStopped(CURRENT, "exited with code 1", 1),
                new ContainerCommand.ReportSeenStopped(CURRENT, "paused", null));
    }

    /** No job, and an unfinished one of a kind that fits what is wanted. */
    static List<@Nullable Job> jobsFor(DesiredState desired) {
        List<@Nullable Job> jobs = new ArrayList<>();
        jobs.add(null);
        switch (desired) {
            case RUNNING -> {
                jobs.add(job(JobKind.LAUNCH, JobState.DISPATCHED));
                jobs.add(job(JobKind.RESTART, JobState.QUEUED));
            }
            case STOPPED -> jobs.add(job(JobKind.STOP, JobState.DISPATCHED));
            case REMOVED -> jobs.add(job(JobKind.REMOVE, JobState.DISPATCHED));
        }
        return jobs;
    }
}

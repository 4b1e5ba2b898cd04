package io.kdaemon.testing;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.DesiredState;
import io.kdaemon.container.Endpoint;
import io.kdaemon.container.ObservedState;
import io.kdaemon.container.Protocol;
import io.kdaemon.container.Succession;
import io.kdaemon.container.Update;
import io.kdaemon.job.JobId;
import io.kdaemon.node.NodeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A container named {@code web-1} of application 1, wanted RUNNING, number 1, one minute old; a test says what differs. */
public final class ContainerFixtures {

    public static final List<Endpoint> ENDPOINTS = List.of(new Endpoint(80, Protocol.TCP, "10.0.0.1", 32768));
    private static final Instant CREATED = MutableClock.NOW.minusSeconds(60);

    private final ObservedState observed;
    private long id = 1;
    private String name = "web-1";
    private long applicationId = 1;
    private DesiredState desired = DesiredState.RUNNING;
    private int generation = 1;
    private @Nullable JobId jobId;
    private @Nullable String lastError;
    private @Nullable Integer exitCode;
    private @Nullable NodeId nodeId;
    private @Nullable Update update;

    private ContainerFixtures(ObservedState observed) {
        this.observed = observed;
    }

    /** New: no node yet. */
    public static ContainerFixtures aRequestedContainer() {
        return new ContainerFixtures(ObservedState.REQUESTED);
    }

    /** On node 1, not started yet. */
    public static ContainerFixtures aPlacedContainer() {
        return aContainerThatIs(ObservedState.PLACED);
    }

    /** On node 1, with one endpoint. */
    public static ContainerFixtures aRunningContainer() {
        return aContainerThatIs(ObservedState.RUNNING);
    }

    /** Gone, as was wanted; its record still says where it was. */
    public static ContainerFixtures aRemovedContainer() {
        return aContainerThatIs(ObservedState.REMOVED).wanted(DesiredState.REMOVED);
    }

    /** In the given state on node 1. */
    public static ContainerFixtures aContainerThatIs(ObservedState observed) {
        return new ContainerFixtures(observed).on(1);
    }

    public ContainerFixtures withId(long changed) {
        id = changed;
        return this;
    }

    public ContainerFixtures named(String changed) {
        name = changed;
        return this;
    }

    public ContainerFixtures of(ApplicationId changed) {
        applicationId = changed.value();
        return this;
    }

    public ContainerFixtures on(long node) {
        return on(new NodeId(node));
    }

    public ContainerFixtures on(NodeId changed) {
        nodeId = changed;
        return this;
    }

    public ContainerFixtures wanted(DesiredState changed) {
        desired = changed;
        return this;
    }

    public ContainerFixtures ofGeneration(int changed) {
        generation = changed;
        return this;
    }

    public ContainerFixtures updatedBy(Update changed) {
        update = changed;
        return this;
    }

    public ContainerFixtures workedOnBy(JobId changed) {
        jobId = changed;
        return this;
    }

    public ContainerFixtures withError(String changed) {
        lastError = changed;
        return this;
    }

    public ContainerFixtures withExitCode(int changed) {
        exitCode = changed;
        return this;
    }

    public ContainerInstance build() {
        boolean runs = observed == ObservedState.RUNNING || observed == ObservedState.UNHEALTHY;
        boolean onEngine = observed != ObservedState.REQUESTED && observed != ObservedState.PLACED;
        return new ContainerInstance(
                new ContainerId(id),
                new ContainerInstance.Identity(name, 1, new ApplicationId(applicationId), true),
                new ContainerInstance.Lifecycle(desired, observed, generation, 0, jobId, lastError, exitCode),
                new ContainerInstance.Assignment(
                        nodeId, onEngine ? "engine-" + id : null, runs ? ENDPOINTS : List.of()),
                new ContainerInstance.Timestamps(
                        CREATED,
                        CREATED,
                        runs ? CREATED.plusSeconds(1) : null,
                        observed == ObservedState.RUNNING ? CREATED.plusSeconds(1) : null,
                        runs ? CREATED.plusSeconds(1) : null),
                new Succession(generation, generation, update),
                0);
    }
}

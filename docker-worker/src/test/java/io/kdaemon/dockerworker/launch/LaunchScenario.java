package io.kdaemon.dockerworker.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.dockerworker.Worker;
import io.kdaemon.dockerworker.engine.Commands;
import io.kdaemon.dockerworker.engine.ContainerPlan;
import io.kdaemon.dockerworker.engine.Failures;
import io.kdaemon.dockerworker.engine.FakeContainerRuntime;
import io.kdaemon.dockerworker.engine.InterceptedRuntime;
import io.kdaemon.messaging.contract.LaunchContainer;
import io.kdaemon.messaging.contract.LaunchFailed;
import io.kdaemon.testing.MutableClock;

/** A launch on an engine that fails as told. */
abstract class LaunchScenario {

    final LaunchContainer command = Commands.launch(Commands.target(1), FakeContainerRuntime.IMAGE);
    final ContainerPlan plan = ContainerPlan.of(command);
    final FakeContainerRuntime engine = new FakeContainerRuntime();
    final Failures failures = new Failures();
    final Worker worker = new Worker(_ -> new InterceptedRuntime(engine, failures), new MutableClock());

    final void assertFailed(boolean permanent, String reason) {
        LaunchFailed failure = worker.reporter.only(LaunchFailed.class);
        assertThat(failure.reason()).contains(reason);
        assertThat(failure.permanent()).isEqualTo(permanent);
    }
}

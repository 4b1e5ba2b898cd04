package io.kdaemon.dockerworker.observation;

import io.kdaemon.dockerworker.Worker;
import io.kdaemon.dockerworker.engine.Commands;
import io.kdaemon.dockerworker.engine.ContainerPlan;
import io.kdaemon.dockerworker.engine.EngineContainer.State;
import io.kdaemon.dockerworker.engine.Failures;
import io.kdaemon.dockerworker.engine.FakeContainer;
import io.kdaemon.dockerworker.engine.FakeContainerRuntime;
import io.kdaemon.dockerworker.engine.InterceptedRuntime;
import io.kdaemon.messaging.contract.ObserveNode;
import io.kdaemon.testing.MutableClock;

/** A docker-worker that looks at one engine, which fails as told. */
abstract class ObservationScenario {

    static final ObserveNode FOLLOW = new ObserveNode(Commands.CLUSTER, Commands.NODE, 30);

    final MutableClock clock = new MutableClock();
    final FakeContainerRuntime engine = new FakeContainerRuntime(clock);
    final Failures failures = new Failures();
    final Worker worker = new Worker(_ -> new InterceptedRuntime(engine, failures), clock);

    FakeContainer put(long id, State state) {
        ContainerPlan plan = ContainerPlan.of(Commands.launch(Commands.target(id), FakeContainerRuntime.IMAGE));
        return engine.put(plan.name(), plan.labels(), state);
    }
}

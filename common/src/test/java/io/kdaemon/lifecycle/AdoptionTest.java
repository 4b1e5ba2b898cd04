package io.kdaemon.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerInstance.Assignment;
import io.kdaemon.container.DesiredState;
import io.kdaemon.container.ObservedState;
import io.kdaemon.node.NodeId;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdoptionTest {

    private static final NodeId NODE = new NodeId(3);
    private static final ContainerCommand ADOPT =
            new ContainerCommand.Adopt(NODE, "engine-1", List.of(), Health.HEALTHY, Scenarios.NOW);

    private final LifecycleDecider decider = new LifecycleDecider(LifecyclePolicy.DEFAULT);

    @Test
    void shouldRunAtOnceWithoutAnyCommandToTheNode() {
        // given
        ContainerInstance fresh = Scenarios.container(DesiredState.RUNNING, ObservedState.REQUESTED, null);

        // when
        Decision.Apply adopted = (Decision.Apply) decider.decide(new Situation(fresh, null, Scenarios.NOW), ADOPT);

        // then
        assertThat(adopted.container().observed()).isEqualTo(ObservedState.RUNNING);
        assertThat(adopted.container().assignment()).isEqualTo(new Assignment(NODE, "engine-1", List.of()));
        assertThat(adopted.container().timestamps().observedAt()).isEqualTo(Scenarios.NOW);
        assertThat(adopted.effects()).isEmpty();
        assertThat(adopted.job()).isNull();
    }

    @Test
    void shouldBeStartedOnItsNodeAndNowhereElseWhenItEnds() {
        // given
        ContainerInstance fresh = Scenarios.container(DesiredState.RUNNING, ObservedState.REQUESTED, null);
        Decision.Apply adopted = (Decision.Apply) decider.decide(new Situation(fresh, null, Scenarios.NOW), ADOPT);

        // when
        ContainerCommand ended = new ContainerCommand.ReportSeenStopped(
                new ContainerCommand.Origin(NODE, fresh.generation(), Scenarios.NOW.plusSeconds(1)), "exit code 1", 1);
        Decision.Apply repaired =
                (Decision.Apply) decider.decide(new Situation(adopted.container(), null, Scenarios.NOW), ended);

        // then
        assertThat(repaired.effects()).anyMatch(Effect.Launch.class::isInstance);
        assertThat(repaired.container().nodeId()).contains(NODE);
        assertThat(new Situation(repaired.container(), null, Scenarios.NOW).isBoundToItsNode())
                .isTrue();
    }
}

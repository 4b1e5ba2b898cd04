package io.kdaemon.watcher.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ContainerId;
import io.kdaemon.container.Endpoint;
import io.kdaemon.container.Protocol;
import io.kdaemon.lifecycle.ContainerCommand;
import io.kdaemon.lifecycle.ContainerCommand.Origin;
import io.kdaemon.lifecycle.ContainerCommand.ReportCommandFailed;
import io.kdaemon.lifecycle.ContainerCommand.ReportLaunchFailed;
import io.kdaemon.lifecycle.ContainerCommand.ReportRemoved;
import io.kdaemon.lifecycle.ContainerCommand.ReportSeenGone;
import io.kdaemon.lifecycle.ContainerCommand.ReportSeenRunning;
import io.kdaemon.lifecycle.ContainerCommand.ReportSeenStopped;
import io.kdaemon.lifecycle.ContainerCommand.ReportStarted;
import io.kdaemon.lifecycle.ContainerCommand.ReportStarting;
import io.kdaemon.lifecycle.ContainerCommand.ReportStopped;
import io.kdaemon.lifecycle.Health;
import io.kdaemon.lifecycle.execution.Instruction;
import io.kdaemon.lifecycle.execution.Instruction.Cause;
import io.kdaemon.messaging.contract.CommandFailed;
import io.kdaemon.messaging.contract.ContainerSighted;
import io.kdaemon.messaging.contract.LaunchFailed;
import io.kdaemon.messaging.contract.LaunchStarted;
import io.kdaemon.messaging.contract.LaunchSucceeded;
import io.kdaemon.messaging.contract.MessageBody.StatusEvent;
import io.kdaemon.messaging.contract.NodeObserved;
import io.kdaemon.messaging.contract.NodeUnreachable;
import io.kdaemon.messaging.contract.RemoveSucceeded;
import io.kdaemon.messaging.contract.ReportOrigin;
import io.kdaemon.messaging.contract.Sighting;
import io.kdaemon.messaging.contract.Sighting.Phase;
import io.kdaemon.messaging.contract.Sighting.Probe;
import io.kdaemon.messaging.contract.StopSucceeded;
import io.kdaemon.node.NodeId;
import io.kdaemon.testing.MutableClock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StatusTranslatorTest {

    private static final Cause CAUSE = new Cause("request-1", "message-1");
    private static final ReportOrigin FROM = new ReportOrigin(17, 3, 7, 5, MutableClock.NOW);
    private static final Origin ORIGIN = new Origin(new NodeId(7), 3, MutableClock.NOW);
    private static final List<Endpoint> ENDPOINTS = List.of(new Endpoint(80, Protocol.TCP, "10.0.0.1", 32768));

    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of(new LaunchStarted(FROM), new ReportStarting(ORIGIN)),
                Arguments.of(
                        new LaunchSucceeded(FROM, "engine-17", Reports.PORTS, true, List.of(), null),
                        new ReportStarted(ORIGIN, "engine-17", ENDPOINTS, true, Health.HEALTHY)),
                Arguments.of(
                        new LaunchSucceeded(FROM, "engine-17", Reports.PORTS, false, List.of(), true),
                        new ReportStarted(ORIGIN, "engine-17", ENDPOINTS, false, Health.CHECKING)),
                Arguments.of(
                        new LaunchFailed(FROM, true, "no such image", List.of()),
                        new ReportLaunchFailed(ORIGIN, true, "no such image")),
                Arguments.of(new StopSucceeded(FROM, List.of()), new ReportStopped(ORIGIN)),
                Arguments.of(new RemoveSucceeded(FROM, List.of()), new ReportRemoved(ORIGIN)),
                Arguments.of(new CommandFailed(FROM, "timeout", List.of()), new ReportCommandFailed(ORIGIN, "timeout")),
                Arguments.of(
                        sighted(Phase.RUNNING), new ReportSeenRunning(ORIGIN, "engine-17", ENDPOINTS, Health.HEALTHY)),
                Arguments.of(
                        sighted(Phase.UNHEALTHY),
                        new ReportSeenRunning(ORIGIN, "engine-17", ENDPOINTS, Health.UNHEALTHY)),
                Arguments.of(
                        probed(Phase.RUNNING, new Probe(true, null)),
                        new ReportSeenRunning(ORIGIN, "engine-17", ENDPOINTS, Health.UNKNOWN)),
                Arguments.of(
                        probed(Phase.UNHEALTHY, new Probe(false, "GET / was answered with 503")),
                        new ReportSeenRunning(
                                ORIGIN, "engine-17", ENDPOINTS, Health.UNHEALTHY, "GET / was answered with 503")),
                Arguments.of(sighted(Phase.STOPPED), new ReportSeenStopped(ORIGIN, "exit code 137", 137)),
                Arguments.of(sighted(Phase.GONE), new ReportSeenGone(ORIGIN)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void shouldSayWhatWasReportedInTheWordsOfTheLaw(StatusEvent event, ContainerCommand command) {
        // when
        List<Instruction> instructions = StatusTranslator.translate(event, CAUSE);

        // then
        assertThat(instructions).containsExactly(new Instruction(new ContainerId(17), command, CAUSE));
    }

    @Test
    void shouldSayOneThingPerContainerWhenANodeIsObserved() {
        // given
        NodeObserved observed = new NodeObserved(
                7, MutableClock.NOW, Reports.FACTS, List.of(seen(17, Phase.RUNNING), seen(18, Phase.STOPPED)), null);

        // when
        List<Instruction> instructions = StatusTranslator.translate(observed, CAUSE);

        // then
        assertThat(instructions)
                .extracting(Instruction::containerId)
                .containsExactly(new ContainerId(17), new ContainerId(18));
    }

    @Test
    void shouldSayNothingOfContainersWhenANodeIsUnreachable() {
        // when
        List<Instruction> instructions =
                StatusTranslator.translate(new NodeUnreachable(7, MutableClock.NOW, "refused", null), CAUSE);

        // then
        assertThat(instructions).isEmpty();
    }

    private static ContainerSighted sighted(Phase phase) {
        return new ContainerSighted(7, MutableClock.NOW, seen(17, phase));
    }

    private static ContainerSighted probed(Phase phase, Probe probe) {
        Sighting seen = seen(17, phase);
        return new ContainerSighted(
                7,
                MutableClock.NOW,
                new Sighting(
                        17, 3, phase, seen.engineContainerId(), seen.ports(), null, probe.unsure(), null, probe, null));
    }

    private static Sighting seen(long containerId, Phase phase) {
        return Reports.sighting(containerId, 3, phase);
    }
}

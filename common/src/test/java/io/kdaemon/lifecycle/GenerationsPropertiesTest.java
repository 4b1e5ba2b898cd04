package io.kdaemon.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.DesiredState;
import io.kdaemon.container.Update;
import io.kdaemon.job.JobKind;
import io.kdaemon.lifecycle.ContainerCommand.Origin;
import io.kdaemon.node.NodeId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long lives of containers in which anything is said at any time, the impossible included. */
class GenerationsPropertiesTest {

    private static final int LIVES = 250;
    private static final int COMMANDS = 120;
    private static final String MOVED = "db is now at 10.0.0.1:1";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldKeepItsPromisesWhateverIsSaid(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < LIVES; i++) {
            Life life = Life.ofARunningContainer();
            for (int n = 0; n < COMMANDS; n++) {
                ContainerInstance before = life.container();
                ContainerCommand command = command(life, random);
                if (life.tell(command) instanceof Decision.Apply) {
                    check(before, command, life);
                }
            }
        }
    }

    private static void check(ContainerInstance before, ContainerCommand command, Life life) {
        ContainerInstance after = life.container();
        Supplier<String> story = () -> "%s: %s -> %s".formatted(command, before, after);
        assertThat(after.succession().highest())
                .as(story)
                .isGreaterThanOrEqualTo(Math.max(before.succession().highest(), after.generation()));
        if (after.generation() < before.generation()) {
            assertThat(standby(before)).as(story).contains(after.generation());
        }
        if (after.update().isPresent()) {
            assertThat(life.job()).as(story).isNotNull().matches(job -> job.kind() == JobKind.UPDATE);
            assertThat(after.desired()).as(story).isEqualTo(DesiredState.RUNNING);
        }
        for (Effect.Remove left : left(before, after)) {
            assertThat(life.effects()).as(story).contains(left);
        }
    }

    /** What the container had and has not any more, where an engine may hold it. */
    private static List<Effect.Remove> left(ContainerInstance before, ContainerInstance after) {
        List<Effect.Remove> now = held(after);
        return held(before).stream().filter(old -> !now.contains(old)).toList();
    }

    private static List<Effect.Remove> held(ContainerInstance container) {
        Stream<Effect.Remove> own =
                container.nodeId().stream().map(node -> new Effect.Remove(node, container.generation()));
        Stream<Effect.Remove> other = container.update().flatMap(Update::standingBy).stream()
                .map(before -> new Effect.Remove(before.assignment().nodeId(), before.generation()));
        return Stream.concat(own, other).toList();
    }

    private static Stream<Integer> standby(ContainerInstance container) {
        return container.update().flatMap(Update::standingBy).map(Update.Standby::generation).stream();
    }

    private static ContainerCommand command(Life life, Random random) {
        life.after(Duration.ofSeconds(random.nextInt(6))).misled(random.nextInt(4) == 0 ? MOVED : null);
        ContainerInstance container = life.container();
        List<ContainerCommand> possible = new ArrayList<>(List.of(
                new ContainerCommand.Replace(
                        Update.Order.values()[random.nextInt(3)],
                        container.succession().highest() + 1,
                        Duration.ofSeconds(20)),
                new ContainerCommand.Place(container.generation(), node(random)),
                new ContainerCommand.ReportNoRoom(container.generation(), "full"),
                new ContainerCommand.ReportNodeLost(node(random), "silent"),
                new ContainerCommand.Follow(Update.Order.values()[random.nextInt(3)], MOVED),
                new ContainerCommand.Wish(wish(random))));
        for (int i = 0; i < 12; i++) {
            possible.add(new ContainerCommand.Reconcile());
        }
        container.jobId().ifPresent(job -> possible.add(new ContainerCommand.Cancel(job)));
        if (random.nextInt(50) == 0) {
            possible.add(new ContainerCommand.ReportDeadLetter("unreadable"));
        }
        addReports(possible, life.origin());
        addReports(possible, life.originOf(random.nextInt(container.succession().highest() + 1), node(random)));
        standby(container)
                .forEach(generation -> addReports(
                        possible,
                        life.originOf(
                                generation,
                                container
                                        .update()
                                        .orElseThrow()
                                        .standingBy()
                                        .orElseThrow()
                                        .assignment()
                                        .nodeId())));
        return possible.get(random.nextInt(possible.size()));
    }

    private static void addReports(List<ContainerCommand> possible, Origin origin) {
        String engineId = "engine-" + origin.generation();
        possible.add(new ContainerCommand.ReportStarting(origin));
        possible.add(new ContainerCommand.ReportStarted(origin, engineId, Scenarios.ENDPOINTS, false, Health.HEALTHY));
        possible.add(new ContainerCommand.ReportStarted(origin, engineId, Scenarios.ENDPOINTS, false, Health.CHECKING));
        possible.add(new ContainerCommand.ReportLaunchFailed(origin, false, "busy"));
        possible.add(new ContainerCommand.ReportLaunchFailed(origin, true, "no such image"));
        possible.add(new ContainerCommand.ReportStopped(origin));
        possible.add(new ContainerCommand.ReportRemoved(origin));
        possible.add(new ContainerCommand.ReportCommandFailed(origin, "timeout"));
        possible.add(new ContainerCommand.ReportSeenRunning(origin, engineId, Scenarios.ENDPOINTS, Health.HEALTHY));
        possible.add(new ContainerCommand.ReportSeenRunning(origin, engineId, Scenarios.ENDPOINTS, Health.UNHEALTHY));
        possible.add(new ContainerCommand.ReportSeenStopped(origin, "exited with code 1", 1));
        possible.add(new ContainerCommand.ReportSeenGone(origin));
    }

    private static JobKind wish(Random random) {
        List<JobKind> kinds =
                List.of(JobKind.START, JobKind.START, JobKind.START, JobKind.STOP, JobKind.RESTART, JobKind.LAUNCH);
        return random.nextInt(100) == 0 ? JobKind.REMOVE : kinds.get(random.nextInt(kinds.size()));
    }

    private static NodeId node(Random random) {
        return random.nextBoolean() ? Scenarios.NODE : Life.OTHER_NODE;
    }
}

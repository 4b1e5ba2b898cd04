package io.kdaemon.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.DesiredState;
import io.kdaemon.container.ObservedState;
import io.kdaemon.container.Update;
import io.kdaemon.job.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every pair of situation and command. The golden file is the law in full, to be read in reviews: rewrite it with {@code
 * -Dgolden.write=true} and look at the difference.
 */
class LifecycleMatrixTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/lifecycle-matrix.txt");
    private static final Path UPDATES = Path.of("src/test/resources/golden/lifecycle-updates.txt");
    private static final Path RESTARTS = Path.of("src/test/resources/golden/lifecycle-restarts.txt");
    private final LifecycleDecider decider = new LifecycleDecider(LifecyclePolicy.DEFAULT);

    @Test
    void shouldDecideEveryPairAsWrittenInTheGoldenFile() throws IOException {
        // given
        List<String> lines = new ArrayList<>();

        // when
        forEveryPair(
                (situation, command) -> lines.add(describe(situation, command, decider.decide(situation, command))));

        // then
        if (Boolean.getBoolean("golden.write")) {
            Files.write(GOLDEN, lines);
        }
        assertThat(lines).isEqualTo(Files.readAllLines(GOLDEN));
    }

    @Test
    void shouldDecideEveryPairWithAnUpdateUnderWayAsWrittenInTheGoldenFile() throws IOException {
        // given
        List<String> lines = new ArrayList<>();

        // when
        Scenarios.updates()
                .forEach(situation -> Scenarios.updateCommands()
                        .forEach(command -> lines.add(describeUpdate(situation)
                                + describe(situation, command, decider.decide(situation, command)))));

        // then
        if (Boolean.getBoolean("golden.write")) {
            Files.write(UPDATES, lines);
        }
        assertThat(lines).isEqualTo(Files.readAllLines(UPDATES));
    }

    @Test
    void shouldDecideEveryEndUnderEveryRestartPolicyAsWrittenInTheGoldenFile() throws IOException {
        // given
        List<String> lines = new ArrayList<>();

        // when
        Scenarios.restarts()
                .forEach(situation -> Scenarios.endings()
                        .forEach(end -> lines.add(
                                "%s exit=%s ".formatted(situation.restart().words(), end.exitCode())
                                        + describe(situation, end, decider.decide(situation, end)))));

        // then
        if (Boolean.getBoolean("golden.write")) {
            Files.write(RESTARTS, lines);
        }
        assertThat(lines).isEqualTo(Files.readAllLines(RESTARTS));
    }

    private static String describeUpdate(Situation situation) {
        Update update = situation.container().update().orElseThrow();
        return update.phase() + "(" + update.order() + ") ";
    }

    @Test
    void shouldNeverBringBackWhatIsRemoved() {
        forEveryPair((situation, command) -> {
            if (situation.container().observed() == ObservedState.REMOVED
                    && decider.decide(situation, command) instanceof Decision.Apply apply) {
                assertThat(apply.container().observed()).isEqualTo(ObservedState.REMOVED);
                assertThat(apply.effects()).noneMatch(Effect.Launch.class::isInstance);
            }
        });
    }

    @Test
    void shouldLaunchOnlyWhatIsWantedRunningAndHasANode() {
        forEveryPair((situation, command) -> {
            if (decider.decide(situation, command) instanceof Decision.Apply apply
                    && apply.effects().stream().anyMatch(Effect.Launch.class::isInstance)) {
                assertThat(apply.container().desired()).isEqualTo(DesiredState.RUNNING);
                assertThat(apply.container().nodeId()).isPresent();
            }
        });
    }

    @Test
    void shouldNeverLowerTheGenerationNorChangeWhatIsDesiredExceptOnAWish() {
        forEveryPair((situation, command) -> {
            if (decider.decide(situation, command) instanceof Decision.Apply apply) {
                ContainerInstance before = situation.container();
                assertThat(apply.container().generation()).isGreaterThanOrEqualTo(before.generation());
                if (!(command instanceof ContainerCommand.Wish
                        || command instanceof ContainerCommand.Cancel
                        || command instanceof ContainerCommand.Forget
                        || command instanceof ContainerCommand.Release)) {
                    assertThat(apply.container().desired()).isEqualTo(before.desired());
                }
            }
        });
    }

    @Test
    void shouldGiveBackTheRoomOfWhatIsRemovedOrPlacedAnew() {
        forEveryPair((situation, command) -> {
            if (decider.decide(situation, command) instanceof Decision.Apply apply) {
                boolean leaves = apply.container().nodeId().isEmpty()
                        && situation.container().nodeId().isPresent();
                boolean goes = apply.container().observed() == ObservedState.REMOVED
                        && situation.container().observed() != ObservedState.REMOVED;
                if (leaves || goes) {
                    assertThat(apply.effects()).anyMatch(Effect.ReleaseReservation.class::isInstance);
                }
            }
        });
    }

    @Test
    void shouldLeaveNoFinishedJobOnTheContainer() {
        forEveryPair((situation, command) -> {
            if (decider.decide(situation, command) instanceof Decision.Apply apply) {
                Job job = apply.job();
                if (job != null && job.state().isFinal()) {
                    assertThat(apply.container().jobId()).isEmpty();
                    assertThat(job.schedule().finishedAt()).isNotNull();
                }
            }
        });
    }

    private static void forEveryPair(BiConsumer<Situation, ContainerCommand> action) {
        for (DesiredState desired : DesiredState.values()) {
            for (ObservedState observed : ObservedState.values()) {
                for (Job job : Scenarios.jobsFor(desired)) {
                    for (ContainerCommand command : Scenarios.allCommands()) {
                        action.accept(Scenarios.situation(desired, observed, job), command);
                    }
                }
            }
        }
    }

    private static String describe(Situation situation, ContainerCommand command, Decision decision) {
        String job = situation.job() == null ? "-" : situation.job().kind().name();
        return "%s/%s job=%s %s => %s"
                .formatted(
                        situation.container().desired(),
                        situation.container().observed(),
                        job,
                        name(command),
                        describe(decision));
    }

    private static String describe(Decision decision) {
        return switch (decision) {
            case Decision.Ignore ignore -> "ignore: " + ignore.reason();
            case Decision.Apply apply ->
                "%s/%s gen=%d job=%s %s"
                        .formatted(
                                apply.container().desired(),
                                apply.container().observed(),
                                apply.container().generation(),
                                apply.job() == null ? "-" : apply.job().state(),
                                apply.effects().stream()
                                                .map(LifecycleMatrixTest::name)
                                                .collect(Collectors.joining(",", "[", "]"))
                                        + apply.container()
                                                .update()
                                                .map(update -> " " + update.phase())
                                                .orElse(""));
        };
    }

    private static String name(ContainerCommand command) {
        String generation = command instanceof ContainerCommand.Report report
                        && report.origin().generation() != Scenarios.GENERATION
                ? "(older)"
                : "";
        return switch (command) {
            case ContainerCommand.Wish wish -> "Wish(" + wish.kind() + ")";
            case ContainerCommand.Replace replace -> "Replace(" + replace.order() + ")";
            case ContainerCommand.Follow follow -> follow.order() == null ? "Follow(ignore)" : "Follow";
            case ContainerCommand.ReportStarted started ->
                (started.health() == Health.HEALTHY ? "ReportStarted" : "ReportStarted(checking)") + generation;
            case ContainerCommand.ReportLaunchFailed failed ->
                failed.permanent() ? "ReportLaunchFailed(permanent)" : "ReportLaunchFailed";
            case ContainerCommand.ReportSeenRunning seen ->
                (seen.health() == Health.HEALTHY ? "ReportSeenRunning" : "ReportSeenRunning(unhealthy)") + generation;
            case ContainerCommand other -> other.getClass().getSimpleName() + generation;
        };
    }

    private static String name(Effect effect) {
        return effect instanceof Effect.OpenJob open
                ? "OpenJob(" + open.kind() + ")"
                : effect.getClass().getSimpleName();
    }
}

package io.kdaemon.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds in every cluster for every ask. */
class PlannerPropertiesTest {

    private static final int ROUNDS = 400;

    private final List<NodeFilter> filters = NodeFilters.all(NodeFilters.Limits.DEFAULT);
    private final PlacementPlanner planner =
            new PlacementPlanner(filters, NodeScorers.all(NodeScorers.Weights.DEFAULT));

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300, 4000})
    void shouldNeverChooseWhatAnyFilterRefuses(long seed) {
        RandomWorlds worlds = new RandomWorlds(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Ask ask = worlds.ask();
            planner.plan(worlds.cluster(), ask, new Random(round))
                    .winner()
                    .ifPresent(
                            winner -> assertThat(filters).allMatch(filter -> filter.admits(winner.candidate(), ask)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 30, 400})
    void shouldNeverPromiseBeyondTheLimitHoweverMuchIsAskedFor(long seed) {
        RandomWorlds worlds = new RandomWorlds(seed);
        for (int round = 0; round < 40; round++) {
            Cluster cluster = worlds.cluster();
            Random random = new Random(round);
            for (int launch = 0; launch < 100; launch++) {
                Ask ask = worlds.ask();
                planner.plan(cluster, ask, random)
                        .winner()
                        .ifPresent(winner ->
                                cluster.promise(winner.candidate().node().id(), ask));
            }
            assertThat(cluster.candidates()).allMatch(node -> node.reserved().isWithin(node.limit()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 40, 500})
    void shouldGiveAReasonForEveryNodeWhenNothingFits(long seed) {
        RandomWorlds worlds = new RandomWorlds(seed);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Cluster cluster = worlds.cluster();
            Plan plan = planner.plan(cluster, worlds.ask(), new Random(round));
            if (plan.outcome() == Plan.Outcome.NOTHING_FITS) {
                refused++;
                assertThat(plan.verdicts())
                        .isNotEmpty()
                        .allSatisfy(verdict -> assertThat(verdict.refusals()).isNotEmpty());
                assertThat(plan.sentence()).startsWith("no node can take it: ").hasSizeGreaterThan(25);
            }
        }
        assertThat(refused).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 50, 600})
    void shouldFindANodeWheneverOneIsFeasible(long seed) {
        RandomWorlds worlds = new RandomWorlds(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Cluster cluster = worlds.cluster();
            Ask ask = worlds.ask();
            boolean feasible = cluster.candidates().stream()
                    .anyMatch(node -> filters.stream().allMatch(filter -> filter.admits(node, ask)));
            assertThat(planner.plan(cluster, ask, new Random(round)).winner().isPresent())
                    .isEqualTo(feasible);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 60, 700})
    void shouldCountAllThatItLookedAt(long seed) {
        RandomWorlds worlds = new RandomWorlds(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Cluster cluster = worlds.cluster();
            Ask ask = worlds.ask();
            long feasible = cluster.candidates().stream()
                    .filter(node -> filters.stream().allMatch(filter -> filter.admits(node, ask)))
                    .count();
            Plan.Tally tally = planner.plan(cluster, ask, new Random(round)).tally();
            assertThat(tally.lookedAt()).isLessThanOrEqualTo(cluster.size());
            assertThat(tally.feasible()).isLessThanOrEqualTo((int) feasible);
            if (tally.lookedAt() == cluster.size()) {
                assertThat(tally.feasible()).isEqualTo((int) feasible);
            }
        }
    }

    @Test
    void shouldDecideTheSameWhenTheSeedIsTheSame() {
        RandomWorlds worlds = new RandomWorlds(42);
        for (int round = 0; round < ROUNDS; round++) {
            Cluster cluster = worlds.cluster();
            Ask ask = worlds.ask();
            Plan once = planner.plan(cluster, ask, new Random(round));
            Plan again = planner.plan(cluster, ask, new Random(round));
            assertThat(again.sentence()).isEqualTo(once.sentence());
            assertThat(again.winner().map(Verdict::candidate))
                    .isEqualTo(once.winner().map(Verdict::candidate));
        }
    }
}

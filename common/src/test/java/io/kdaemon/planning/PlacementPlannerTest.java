package io.kdaemon.planning;

import static io.kdaemon.planning.Candidates.aNode;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.load.Signal;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeStatus;
import io.kdaemon.node.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlacementPlannerTest {

    private static final long GIB = 1L << 30;
    private static final Ask SMALL = Ask.of(new Resources(100, GIB / 8));

    private final PlacementPlanner planner = new PlacementPlanner(
            NodeFilters.all(NodeFilters.Limits.DEFAULT), NodeScorers.all(NodeScorers.Weights.DEFAULT));

    @Test
    void shouldChooseTheNodeWithMeasuredRoomWhenBothHavePromisedTheSame() {
        // given
        List<Candidate> nodes =
                List.of(aNode(1).freeCores(0.1).build(), aNode(2).freeCores(3.5).build());

        // when
        Plan plan = plan(nodes, SMALL, 1);

        // then
        assertThat(winner(plan)).isEqualTo(2);
        assertThat(plan.sentence()).startsWith("node-2: most headroom by measured load");
    }

    @Test
    void shouldPreferANodeOfKnownLoadWhenAnotherIsUnknownAndEmpty() {
        // given
        List<Candidate> nodes =
                List.of(aNode(1).loadUnknown().build(), aNode(2).freeCores(1).build());

        // when
        Plan plan = plan(nodes, SMALL, 1);

        // then
        assertThat(winner(plan)).isEqualTo(2);
    }

    @Test
    void shouldGoByPromisesWhenNoLoadIsKnown() {
        // given
        List<Candidate> nodes = List.of(
                aNode(1).loadUnknown().reserved(new Resources(3000, 6 * GIB)).build(),
                aNode(2).loadUnknown().build());

        // when
        Plan plan = plan(nodes, SMALL, 1);

        // then
        assertThat(winner(plan)).isEqualTo(2);
        assertThat(plan.sentence()).contains("no measured load is known");
    }

    @Test
    void shouldCountWhatIsPromisedButNotYetVisibleWhenScoring() {
        // given
        List<Candidate> nodes = List.of(
                aNode(1).freeCores(3.9).pending(new Resources(3000, 0)).build(),
                aNode(2).freeCores(2).build());

        // when
        Plan plan = plan(nodes, SMALL, 1);

        // then
        assertThat(winner(plan)).isEqualTo(2);
    }

    @Test
    void shouldSayWhyForEveryNodeWhenNothingFits() {
        // given
        List<Candidate> nodes = List.of(
                aNode(1).disabled().build(),
                aNode(2).status(NodeStatus.DOWN, "connection refused").build(),
                aNode(3).memoryAvailable(GIB / 16).build(),
                aNode(4).reserved(new Resources(0, 8 * GIB)).build());

        // when
        Plan plan = plan(nodes, SMALL, 1);

        // then
        assertThat(plan.winner()).isEmpty();
        assertThat(plan.verdicts())
                .allSatisfy(verdict -> assertThat(verdict.refusals()).isNotEmpty());
        assertThat(plan.sentence())
                .contains("disabled (node-1)")
                .contains("DOWN: connection refused (node-2)")
                .contains("64 MiB are available by measurement (node-3)")
                .contains("0 of 8192 MiB are not promised yet (node-4)");
    }

    @Test
    void shouldRefuseANodeThatStallsForMemoryOrHasNoDiskRoom() {
        // given
        List<Candidate> nodes = List.of(
                aNode(1).measured(Signal.MEMORY_STALL, 0.3).build(),
                aNode(2).measured(Signal.DISK_FREE_BYTES, GIB / 2).build());

        // when
        Plan plan = plan(nodes, SMALL, 1);

        // then
        assertThat(plan.winner()).isEmpty();
        assertThat(plan.sentence())
                .contains("stalls for want of memory 30 % of the time, more than 10 % (node-1)")
                .contains("512 MiB are free on its disk, less than 1024 MiB (node-2)");
    }

    @Test
    void shouldPreferTheCalmNodeAndTheReliableOneWhenRoomIsTheSame() {
        // given
        Candidate pressed = aNode(1).measured(Signal.CPU_PRESSURE, 0.8).build();
        Candidate waiting = aNode(2).measured(Signal.IO_STALL, 0.8).build();
        Candidate failing = aNode(3).failures(3).build();
        Candidate calm = aNode(4).build();

        // when // then
        assertThat(winner(plan(List.of(pressed, waiting, failing, calm), SMALL, 1)))
                .isEqualTo(4);
    }

    @Test
    void shouldSayWhoWasSecondAndWhy() {
        // given
        List<Candidate> nodes =
                List.of(aNode(1).freeCores(1).build(), aNode(2).freeCores(3).build());

        // when
        Plan plan = plan(nodes, SMALL, 1);

        // then
        assertThat(plan.runnerUp().orElseThrow().candidate().hostname()).isEqualTo("node-1");
        assertThat(plan.sentence())
                .contains("2.9 of 4 cores and 7.9 of 8.0 GiB free with it")
                .contains("; runner-up node-1 (")
                .contains("mostly by cpu_headroom)");
    }

    @Test
    void shouldSaySoWhenThereAreNoNodes() {
        assertThat(plan(List.of(), SMALL, 1).sentence()).contains("no nodes yet");
    }

    @Test
    void shouldNotHerdWhenManyAreMeasuredAlikeAndNothingIsRefreshed() {
        // given
        List<Candidate> nodes = new ArrayList<>();
        for (int id = 1; id <= 10; id++) {
            nodes.add(aNode(id).freeCores(4).build());
        }
        Random random = new Random(3);
        Cluster cluster = Cluster.of(nodes);
        Map<Long, Integer> placed = new HashMap<>();

        // when
        for (int i = 0; i < 200; i++) {
            Ask ask = Ask.of(new Resources(20, 1 << 20));
            NodeId winner = planner.plan(cluster, ask, random)
                    .winner()
                    .orElseThrow()
                    .candidate()
                    .node()
                    .id();
            cluster.promise(winner, ask);
            placed.merge(winner.value(), 1, Integer::sum);
        }

        // then
        assertThat(placed).hasSize(10);
        assertThat(placed.values()).allSatisfy(count -> assertThat(count).isBetween(18, 22));
    }

    @Test
    void shouldCountEveryRefusalAndRememberAFewWhenNoneOfThousandsFits() {
        // given
        List<Candidate> nodes = new ArrayList<>();
        for (int id = 1; id <= 3000; id++) {
            nodes.add((id % 100 == 0 ? aNode(id).disabled() : aNode(id).freeCores(1)).build());
        }

        // when
        Plan plan = plan(nodes, Ask.of(new Resources(9000, GIB)), 1);

        // then
        assertThat(plan.tally().refused()).isEqualTo(Map.of("enabled", 30, "cpu", 2970));
        assertThat(plan.verdicts()).hasSizeLessThanOrEqualTo(60).allMatch(verdict -> !verdict.isFeasible());
        assertThat(plan.sentence())
                .startsWith("no node can take it: asks for 9000 millicores, 8000 of 8000 are not promised yet (")
                .contains(" and 2967 more; disabled (")
                .endsWith(" and 27 more");
    }

    @Test
    void shouldFindTheOneNodeThatFitsAmongThousandsAndSeeWhatIsPromisedThere() {
        // given
        List<Candidate> nodes = new ArrayList<>();
        for (int id = 1; id <= 3000; id++) {
            nodes.add(
                    aNode(id).reserved(new Resources(id == 2345 ? 0 : 7950, 0)).build());
        }
        Cluster cluster = Cluster.of(nodes);
        Ask half = Ask.of(new Resources(4000, GIB));

        // when
        List<Plan> plans = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Plan plan = planner.plan(cluster, half, new Random(i));
            plan.winner()
                    .ifPresent(found -> cluster.promise(found.candidate().node().id(), half));
            plans.add(plan);
        }

        // then
        assertThat(winner(plans.get(0))).isEqualTo(2345);
        assertThat(winner(plans.get(1))).isEqualTo(2345);
        assertThat(plans.get(1).sentence()).contains("1 of 3000 could take it");
        assertThat(plans.get(2).winner()).isEmpty();
        assertThat(plans.get(2).tally().refused()).isEqualTo(Map.of("cpu", 3000));
    }

    private Plan plan(List<Candidate> nodes, Ask ask, long seed) {
        return planner.plan(Cluster.of(nodes), ask, new Random(seed));
    }

    private static long winner(Plan plan) {
        return plan.winner().orElseThrow().candidate().node().id().value();
    }
}

package io.kdaemon.planning;

import static io.kdaemon.planning.Candidates.aNode;
import static org.assertj.core.api.Assertions.assertThat;

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
    private static final Resources SMALL = new Resources(100, GIB / 8);

    private final PlacementPlanner planner =
            new PlacementPlanner(NodeFilters.all(), NodeScorers.all(new NodeScorers.Weights(1, 1, 0.5)));

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
    void shouldSaySoWhenThereAreNoNodes() {
        assertThat(plan(List.of(), SMALL, 1).sentence()).contains("no nodes yet");
    }

    @Test
    void shouldDecideTheSameWhenTheSeedIsTheSame() {
        Random scenarios = new Random(42);
        for (int round = 0; round < 200; round++) {
            List<Candidate> nodes = randomNodes(scenarios);
            assertThat(plan(nodes, SMALL, round)).isEqualTo(plan(nodes, SMALL, round));
        }
    }

    @Test
    void shouldNeverChooseWhatAFilterRefusedWhateverTheCluster() {
        Random scenarios = new Random(7);
        for (int round = 0; round < 500; round++) {
            Resources ask = new Resources(scenarios.nextInt(5000), scenarios.nextLong(10 * GIB));
            Plan plan = plan(randomNodes(scenarios), ask, round);
            plan.winner()
                    .ifPresent(winner -> assertThat(NodeFilters.all())
                            .allSatisfy(filter -> assertThat(filter.refuse(winner.candidate(), ask))
                                    .isEmpty()));
        }
    }

    @Test
    void shouldNotHerdWhenManyAreMeasuredAlikeAndNothingIsRefreshed() {
        // given
        List<Candidate> nodes = new ArrayList<>();
        for (int id = 1; id <= 10; id++) {
            nodes.add(aNode(id).freeCores(4).build());
        }
        Random random = new Random(3);
        Map<Long, Integer> placed = new HashMap<>();

        // when
        for (int i = 0; i < 200; i++) {
            Verdict winner = planner.plan(nodes, new Resources(20, 1 << 20), random)
                    .winner()
                    .orElseThrow();
            nodes.replaceAll(node -> node == winner.candidate() ? node.reserve(new Resources(20, 1 << 20)) : node);
            placed.merge(winner.candidate().node().id().value(), 1, Integer::sum);
        }

        // then
        assertThat(placed).hasSize(10);
        assertThat(placed.values()).allSatisfy(count -> assertThat(count).isBetween(18, 22));
    }

    private Plan plan(List<Candidate> nodes, Resources ask, long seed) {
        return planner.plan(nodes, ask, new Random(seed));
    }

    private static long winner(Plan plan) {
        return plan.winner().orElseThrow().candidate().node().id().value();
    }

    private static List<Candidate> randomNodes(Random random) {
        List<Candidate> nodes = new ArrayList<>();
        int count = random.nextInt(30);
        for (int id = 1; id <= count; id++) {
            Candidates node = aNode(id)
                    .freeCores(random.nextDouble(4))
                    .memoryAvailable(random.nextLong(8 * GIB))
                    .reserved(new Resources(random.nextInt(8000), random.nextLong(8 * GIB)));
            nodes.add((random.nextInt(4) == 0 ? node.loadUnknown() : random.nextInt(9) == 0 ? node.disabled() : node)
                    .build());
        }
        return nodes;
    }
}

package io.kdaemon.planning;

import static io.kdaemon.planning.Candidates.aNode;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.Resources;
import io.kdaemon.placement.Constraints;
import io.kdaemon.placement.LabelRule;
import io.kdaemon.placement.LabelRule.Operator;
import io.kdaemon.planning.Ask.PortHolder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintsInPlanningTest {

    private static final ApplicationId WEB = new ApplicationId(1);
    private static final ApplicationId DB = new ApplicationId(2);
    private static final Resources SMALL = new Resources(10, 1 << 20);

    private final PlacementPlanner planner = new PlacementPlanner(
            NodeFilters.all(NodeFilters.Limits.DEFAULT), NodeScorers.all(NodeScorers.Weights.DEFAULT));

    @ParameterizedTest
    @ValueSource(ints = {3, 300})
    void shouldFindTheOnlyNodeThatLabelsAllowHoweverManyThereAre(int nodes) {
        // given
        Cluster cluster = zones(nodes, 3);
        LabelRule inZone2 = new LabelRule("zone", Operator.EQUAL, List.of("z2"));
        LabelRule notThree = new LabelRule("number", Operator.NOT_EQUAL, List.of("3"));
        LabelRule few = new LabelRule("number", Operator.IN, List.of("2", "3", "1"));

        // when
        Plan plan = plan(cluster, labels(inZone2, notThree, few));

        // then
        assertThat(plan.winner().orElseThrow().candidate().hostname()).isEqualTo("node-2");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 400})
    void shouldSayWhichConstraintRulesNodesOut(int nodes) {
        // given
        Cluster cluster = zones(nodes, 2);

        // when
        Plan plan = plan(cluster, labels(new LabelRule("zone", Operator.EQUAL, List.of("moon"))));

        // then
        assertThat(plan.winner()).isEmpty();
        assertThat(plan.verdicts())
                .hasSize(Math.min(nodes, 20))
                .allSatisfy(verdict -> assertThat(verdict.refusals()).containsKey("labels"));
        assertThat(plan.sentence()).contains("asks for zone == moon, here it is z");
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.NOTHING_FITS);
    }

    @Test
    void shouldGoByHostnamesWhenAsked() {
        // given
        Cluster cluster = zones(50, 2);
        Constraints only = new Constraints(
                List.of(), List.of("node-7", "node-8"), List.of("node-7"), false, List.of(), List.of(), null);

        // when // then
        assertThat(plan(cluster, only).winner().orElseThrow().candidate().hostname())
                .isEqualTo("node-8");
    }

    @Test
    void shouldKeepContainersApartWhenHostsAreToBeDistinct() {
        // given
        Cluster cluster = zones(3, 1);
        Constraints distinct = new Constraints(List.of(), List.of(), List.of(), true, List.of(), List.of(), null);

        // when
        Map<String, Integer> placed = place(cluster, distinct, 4);

        // then
        assertThat(placed).hasSize(3).containsValues(1, 1, 1);
        assertThat(plan(cluster, distinct).sentence()).contains("distinct hosts are asked for");
    }

    @Test
    void shouldGoWhereCompanyIsWantedAndNotWhereItIsNot() {
        // given
        Cluster cluster = Cluster.of(List.of(
                aNode(1).with(new Residents(Map.of(DB, 1), Set.of())).build(), aNode(2).build()));
        Constraints together = new Constraints(List.of(), List.of(), List.of(), false, List.of("db"), List.of(), null);
        Constraints apart = new Constraints(List.of(), List.of(), List.of(), false, List.of(), List.of("db"), null);
        Constraints never = new Constraints(List.of(), List.of(), List.of(), false, List.of("gone"), List.of(), null);

        // when // then
        assertThat(plan(cluster, together).winner().orElseThrow().candidate().hostname())
                .isEqualTo("node-1");
        assertThat(plan(cluster, apart).winner().orElseThrow().candidate().hostname())
                .isEqualTo("node-2");
        assertThat(plan(cluster, never).sentence()).contains("has no container of gone");
    }

    @Test
    void shouldSeeCompanyThatTheSameBatchHasPlaced() {
        // given
        Cluster cluster = zones(60, 1);
        Constraints together = new Constraints(List.of(), List.of(), List.of(), false, List.of("db"), List.of(), null);
        assertThat(plan(cluster, together).winner()).isEmpty();

        // when
        cluster.promise(cluster.candidates().get(41).node().id(), ask(DB, Constraints.NONE));

        // then
        assertThat(plan(cluster, together).winner().orElseThrow().candidate().hostname())
                .isEqualTo("node-42");
    }

    @Test
    void shouldSpreadOverTheValuesOfALabelThoughOneHasMoreNodes() {
        // given
        List<Candidate> nodes = new ArrayList<>();
        for (int id = 1; id <= 9; id++) {
            nodes.add(aNode(id).labelled("zone", id <= 7 ? "large" : "small").build());
        }
        Cluster cluster = Cluster.of(nodes);
        Constraints spread = new Constraints(List.of(), List.of(), List.of(), false, List.of(), List.of(), "zone");

        // when
        Map<String, Integer> placed = place(cluster, spread, 12);

        // then
        int small = placed.getOrDefault("node-8", 0) + placed.getOrDefault("node-9", 0);
        assertThat(small).isBetween(5, 7);
    }

    @Test
    void shouldPassOverNodesWhereAPortIsTaken() {
        // given
        Cluster cluster = zones(2, 1);
        Ask ask = ask(WEB, Constraints.NONE)
                .besides(List.of(new PortHolder("db", DB, "8080/tcp"), new PortHolder("web", WEB, "8080/tcp")));
        cluster.promise(new NodeId(1), ask(DB, Constraints.NONE));

        // when
        Plan first = planner.plan(cluster, ask, new Random(1));
        cluster.promise(new NodeId(2), ask);
        Plan second = planner.plan(cluster, ask, new Random(1));

        // then
        assertThat(first.winner().orElseThrow().candidate().hostname()).isEqualTo("node-2");
        assertThat(second.winner()).isEmpty();
        assertThat(second.verdicts())
                .extracting(verdict -> verdict.refusals().get("ports"))
                .containsExactlyInAnyOrder("port 8080/tcp is taken by 'db'", "port 8080/tcp is taken by 'web'");
        assertThat(ask.company().accepts(Set.of(DB))).isFalse();
    }

    private Map<String, Integer> place(Cluster cluster, Constraints constraints, int containers) {
        Map<String, Integer> placed = new HashMap<>();
        Random random = new Random(5);
        for (int i = 0; i < containers; i++) {
            Ask ask = ask(WEB, constraints);
            planner.plan(cluster, ask, random).winner().ifPresent(winner -> {
                cluster.promise(winner.candidate().node().id(), ask);
                placed.merge(winner.candidate().hostname(), 1, Integer::sum);
            });
        }
        return placed;
    }

    private Plan plan(Cluster cluster, Constraints constraints) {
        return planner.plan(cluster, ask(WEB, constraints), new Random(1));
    }

    private static Ask ask(ApplicationId application, Constraints constraints) {
        return Ask.of(SMALL, application, "image-" + application, constraints, Map.of("db", DB));
    }

    private static Constraints labels(LabelRule... rules) {
        return new Constraints(List.of(rules), List.of(), List.of(), false, List.of(), List.of(), null);
    }

    /** Nodes in turn in zones z1, z2, ... */
    private static Cluster zones(int nodes, int zones) {
        List<Candidate> candidates = new ArrayList<>();
        for (int id = 1; id <= nodes; id++) {
            candidates.add(aNode(id)
                    .labelled("zone", "z" + ((id - 1) % zones + 1))
                    .labelled("number", Integer.toString(id))
                    .build());
        }
        return Cluster.of(candidates);
    }
}

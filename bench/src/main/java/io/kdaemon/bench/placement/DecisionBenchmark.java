package io.kdaemon.bench.placement;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.node.Resources;
import io.kdaemon.placement.Constraints;
import io.kdaemon.placement.LabelRule;
import io.kdaemon.placement.LabelRule.Operator;
import io.kdaemon.planning.Ask;
import io.kdaemon.planning.Candidate;
import io.kdaemon.planning.Cluster;
import io.kdaemon.planning.NodeFilters;
import io.kdaemon.planning.NodeScorers;
import io.kdaemon.planning.PlacementPlanner;
import io.kdaemon.planning.Plan;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** What one decision costs: by percentiles, in this process, as the jar of the benchmarks cannot be forked. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecisionBenchmark {

    private static final Resources USUAL = new Resources(250, 512L << 20);
    private static final Resources HUGE = new Resources(64_000, 512L << 20);

    private final PlacementPlanner planner = new PlacementPlanner(
            NodeFilters.all(NodeFilters.Limits.DEFAULT), NodeScorers.all(NodeScorers.Weights.DEFAULT));
    private final RandomGenerator random = new SplittableRandom(1);

    @Param({"10", "100", "1000", "5000"})
    public int nodes;

    private Cluster cluster = Cluster.of(List.of());
    private Cluster inhabited = Cluster.of(List.of());
    private Cluster unmeasured = Cluster.of(List.of());

    @Setup
    public void prepare() {
        List<Candidate> busy = SyntheticNodes.busy(nodes, 1);
        cluster = Cluster.of(busy);
        unmeasured = Cluster.of(busy.stream().map(SyntheticNodes::unmeasured).toList());
        inhabited = Cluster.of(busy);
        busy.forEach(node -> inhabited.promise(node.node().id(), ask(Resources.NONE, Constraints.NONE)));
    }

    /** The usual case. */
    @Benchmark
    public Plan free() {
        return planner.plan(cluster, ask(USUAL, Constraints.NONE), random);
    }

    /** One node is left over by a label. */
    @Benchmark
    public Plan oneNodeByLabel() {
        LabelRule rule = new LabelRule("number", Operator.EQUAL, List.of("7"));
        return planner.plan(cluster, ask(USUAL, labels(rule)), random);
    }

    /** With distinct hosts, spread over a label. */
    @Benchmark
    public Plan spreadOverZones() {
        Constraints spread = new Constraints(List.of(), List.of(), List.of(), true, List.of(), List.of(), "zone");
        return planner.plan(cluster, ask(USUAL, spread), random);
    }

    /** Every node is looked at, and refuses. */
    @Benchmark
    public Plan nothingFits() {
        return planner.plan(cluster, ask(HUGE, Constraints.NONE), random);
    }

    /** As the first decision on a picture of the nodes finds it. */
    @Benchmark
    public Plan nothingFitsAtFirst() {
        return planner.plan(cluster.copy(), ask(HUGE, Constraints.NONE), random);
    }

    /** Every node has one of it already. */
    @Benchmark
    public Plan nothingFitsByDistinctHosts() {
        Constraints distinct = new Constraints(List.of(), List.of(), List.of(), true, List.of(), List.of(), null);
        return planner.plan(inhabited, ask(USUAL, distinct), random);
    }

    /** Without any Prometheus. */
    @Benchmark
    public Plan noLoadIsKnown() {
        return planner.plan(unmeasured, ask(USUAL, Constraints.NONE), random);
    }

    private static Ask ask(Resources resources, Constraints constraints) {
        return Ask.of(resources, new ApplicationId(1), "web", constraints, Map.of());
    }

    private static Constraints labels(LabelRule rule) {
        return new Constraints(List.of(rule), List.of(), List.of(), false, List.of(), List.of(), null);
    }

    static void run() throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(DecisionBenchmark.class.getSimpleName())
                        .forks(0)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(3)
                        .measurementTime(TimeValue.seconds(1))
                        .build())
                .run();
    }
}

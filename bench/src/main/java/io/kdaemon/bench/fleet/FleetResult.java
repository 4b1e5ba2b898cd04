package io.kdaemon.bench.fleet;

import io.kdaemon.bench.Latencies;
import io.kdaemon.bench.fleet.FleetDatabase.StatementCost;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that one run found out. */
record FleetResult(
        Map<String, Object> setting,
        Floor.Result floor,
        double launchesPerSecond,
        double seconds,
        Map<String, Percentiles> stages,
        Map<String, Double> cpuMillisPerLaunch,
        Map<String, Double> countsPerLaunch,
        List<StatementCost> costliest,
        Verification verification) {

    record Percentiles(double p50, double p99) {

        static Percentiles of(Latencies latencies) {
            return new Percentiles(latencies.millis(0.5), latencies.millis(0.99));
        }
    }

    static Map<String, Percentiles> percentiles(Latencies posts, Map<String, Latencies> stages) {
        Map<String, Percentiles> all = new LinkedHashMap<>();
        all.put("POST answered", Percentiles.of(posts));
        stages.forEach((stage, latencies) -> all.put(stage, Percentiles.of(latencies)));
        return all;
    }

    static Map<String, Double> perLaunch(Map<String, Long> before, Map<String, Long> after, int launches) {
        Map<String, Double> perLaunch = new TreeMap<>();
        after.forEach(
                (name, count) -> perLaunch.put(name, (count - before.getOrDefault(name, 0L)) / (double) launches));
        return perLaunch;
    }

    double ratio() {
        return launchesPerSecond / floor.perSecond();
    }

    void print() {
        print("%nFloor: %.0f/s, p50 %.1f ms, p99 %.1f ms%n", floor.perSecond(), floor.p50(), floor.p99());
        print("Launches: %.0f/s over %.1f s, %.2f of the floor%n", launchesPerSecond, seconds, ratio());
        print("Setting: %s%n", setting);
        print("Verified: %s%n", verification);
        print("%n| stage | p50 ms | p99 ms |%n|---|---|---|%n");
        stages.forEach((stage, times) -> print("| %s | %.0f | %.0f |%n", stage, times.p50(), times.p99()));
        double total = cpuMillisPerLaunch.values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        print("%n| process | core-ms per launch | share |%n|---|---|---|%n");
        cpuMillisPerLaunch.forEach(
                (name, millis) -> print("| %s | %.3f | %.0f %% |%n", name, millis, millis / total * 100));
        print("| all | %.3f | |%n", total);
        print("%n| per launch | count |%n|---|---|%n");
        countsPerLaunch.forEach((name, count) -> print("| %s | %.2f |%n", name, count));
        print("%n| statements | ms | CPU ms | rows examined | text |%n|---|---|---|---|---|%n");
        costliest.forEach(cost -> print(
                "| %d | %.0f | %.0f | %d | %s |%n",
                cost.count(), cost.millis(), cost.cpuMillis(), cost.rowsExamined(), cost.text()));
    }

    private static void print(String format, Object... values) {
        System.out.printf(format, values);
    }
}

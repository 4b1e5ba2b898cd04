package io.kdaemon.bench.fleet;

import io.kdaemon.bench.ProcessCpu;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** CPU seconds by process, those of what a process started included; the load generator, which started all, counts alone. */
record FleetCpu(Map<String, Double> secondsByProcess) {

    static FleetCpu now(Map<String, Long> pids) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        pids.forEach((name, pid) ->
                seconds.put(name, tree(pid).mapToDouble(ProcessCpu::seconds).sum()));
        return new FleetCpu(seconds);
    }

    private static Stream<Long> tree(long pid) {
        return pid == ProcessHandle.current().pid() ? Stream.of(pid) : ProcessCpu.tree(pid);
    }

    FleetCpu since(FleetCpu before) {
        Map<String, Double> used = new LinkedHashMap<>();
        secondsByProcess.forEach(
                (name, seconds) -> used.put(name, seconds - before.secondsByProcess.getOrDefault(name, 0.0)));
        return new FleetCpu(used);
    }

    double total() {
        return secondsByProcess.values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }
}

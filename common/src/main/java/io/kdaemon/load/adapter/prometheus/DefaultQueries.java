package io.kdaemon.load.adapter.prometheus;

import io.kdaemon.load.Signal;
import java.util.Objects;

/** What a stock node_exporter answers. One that is scraped by several jobs counts once. */
final class DefaultQueries {

    private static final String CPU = "node_cpu_seconds_total{mode=%s,instance=~\"$instance\"}";
    private static final String DISK =
            "node_filesystem_avail_bytes{mountpoint=~\"/|/var/lib/docker\",fstype!~\"tmpfs|overlay\",instance=~\"$instance\"}";

    private DefaultQueries() {}

    /** A query with nothing left open. */
    record Complete(String value, String sampledAt) {

        private static Complete of(String value, String timed) {
            return new Complete(value, "max by (instance) (timestamp(%s))".formatted(timed));
        }

        Complete changedBy(LoadQuery change) {
            return new Complete(
                    Objects.requireNonNullElse(change.value(), value),
                    Objects.requireNonNullElse(change.sampledAt(), sampledAt));
        }
    }

    static Complete of(Signal signal) {
        return switch (signal) {
            case FREE_CORES ->
                Complete.of(
                        "max by (instance) (sum by (instance, job) (rate(%s[$window])))"
                                .formatted(CPU.formatted("~\"idle|iowait\"")),
                        CPU.formatted("\"idle\""));
            case CORES ->
                Complete.of(
                        "max by (instance) (count by (instance, job) (%s))".formatted(CPU.formatted("\"idle\"")),
                        CPU.formatted("\"idle\""));
            case MEMORY_AVAILABLE_BYTES -> gauge("node_memory_MemAvailable_bytes{instance=~\"$instance\"}", "min");
            case CPU_PRESSURE -> pressure("node_pressure_cpu_waiting_seconds_total");
            case MEMORY_STALL -> pressure("node_pressure_memory_stalled_seconds_total");
            case IO_STALL -> pressure("node_pressure_io_stalled_seconds_total");
            case LOAD1 -> gauge("node_load1{instance=~\"$instance\"}", "max");
            case DISK_FREE_BYTES -> gauge(DISK, "min");
        };
    }

    private static Complete gauge(String metric, String ofSeveral) {
        return Complete.of("%s by (instance) (%s)".formatted(ofSeveral, metric), metric);
    }

    private static Complete pressure(String metric) {
        String series = metric + "{instance=~\"$instance\"}";
        return Complete.of("max by (instance) (rate(%s[$window]))".formatted(series), series);
    }
}

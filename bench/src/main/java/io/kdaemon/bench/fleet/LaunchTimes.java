package io.kdaemon.bench.fleet;

import io.kdaemon.bench.Latencies;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** When one launch came how far, from its timeline. */
record LaunchTimes(
        LocalDateTime stored,
        LocalDateTime placed,
        LocalDateTime firstCall,
        LocalDateTime lastCall,
        LocalDateTime running) {

    static LaunchTimes of(ResultSet row) throws SQLException {
        return new LaunchTimes(at(row, 1), at(row, 2), at(row, 3), at(row, 4), at(row, 5));
    }

    private static LocalDateTime at(ResultSet row, int column) throws SQLException {
        LocalDateTime at = row.getObject(column, LocalDateTime.class);
        if (at == null) {
            throw new IllegalStateException("a launch has no time in column %d of its timeline".formatted(column));
        }
        return at;
    }

    static Map<String, Latencies> stages(List<LaunchTimes> launches) {
        Map<String, Latencies> stages = new LinkedHashMap<>();
        for (LaunchTimes launch : launches) {
            add(stages, "stored to placed", launch.stored, launch.placed);
            add(stages, "placed to first engine call", launch.placed, launch.firstCall);
            add(stages, "first to last engine call", launch.firstCall, launch.lastCall);
            add(stages, "last engine call to stored as RUNNING", launch.lastCall, launch.running);
            add(stages, "stored to RUNNING, whole way", launch.stored, launch.running);
        }
        return stages;
    }

    private static void add(Map<String, Latencies> stages, String stage, LocalDateTime from, LocalDateTime to) {
        stages.computeIfAbsent(stage, _ -> new Latencies()).add(Duration.between(from, to));
    }

    /** From the first that was stored to the last that runs. */
    static Duration span(List<LaunchTimes> launches) {
        LocalDateTime begin = launches.stream()
                .map(LaunchTimes::stored)
                .min(LocalDateTime::compareTo)
                .orElseThrow();
        LocalDateTime end = launches.stream()
                .map(LaunchTimes::running)
                .max(LocalDateTime::compareTo)
                .orElseThrow();
        return Duration.between(begin, end);
    }
}

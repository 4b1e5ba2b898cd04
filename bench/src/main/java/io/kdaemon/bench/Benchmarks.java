package io.kdaemon.bench;

import io.kdaemon.bench.fleet.FleetBenchmark;
import io.kdaemon.bench.fleet.IsolationBenchmark;
import io.kdaemon.bench.load.LoadBenchmark;
import io.kdaemon.bench.placement.PlacementBenchmark;
import io.kdaemon.bench.simulator.DockerNodeSimulator;
import io.kdaemon.bench.streams.StreamBenchmark;
import java.util.Arrays;
import java.util.Locale;

/** All programs of this module, by the first argument. */
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        String program = arguments.length == 0 ? "" : arguments[0];
        String[] rest = arguments.length == 0 ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length);
        switch (program) {
            case "launches" -> LaunchBenchmark.main(rest);
            case "fleet" -> FleetBenchmark.main(rest);
            case "isolation" -> IsolationBenchmark.main(rest);
            case "placement" -> PlacementBenchmark.main(rest);
            case "load" -> LoadBenchmark.main(rest);
            case "streams" -> StreamBenchmark.main(rest);
            case "simulator" -> DockerNodeSimulator.main(rest);
            default ->
                throw new IllegalArgumentException(
                        "Expected launches, fleet, isolation, placement, load, streams or simulator, but found \"%s\""
                                .formatted(program));
        }
    }
}

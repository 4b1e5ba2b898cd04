package io.kdaemon.bench.fleet;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is measured.
 *
 * @param warmUp launches before the measurement: compilers and caches are not what is measured
 * @param parallelism clients that post launches, and threads of the floor
 * @param engineMillis how long every call to a simulated engine takes
 * @param hanging further nodes that accept connections and never answer, of the benchmark of isolation
 * @param limit after which a run that is not done has failed
 * @param folder with the modules' jars, and for logs
 * @param jvm further options of every JVM under test
 */
record FleetOptions(
        int nodes,
        int launches,
        int warmUp,
        int parallelism,
        double engineMillis,
        int hanging,
        Duration limit,
        Path folder,
        List<String> jvm,
        @Nullable Path json) {

    private static final Map<String, String> DEFAULTS = Map.of(
            "nodes", "1000",
            "launches", "10000",
            "warm-up", "2000",
            "parallelism", "32",
            "engine-millis", "0",
            "hanging", "0",
            "limit", "300",
            "folder", ".",
            "jvm", "",
            "json", "");

    int allNodes() {
        return nodes + hanging;
    }

    /** @param defaults in place of the general ones */
    static FleetOptions parse(String[] arguments, Map<String, String> defaults) {
        Map<String, String> values = new HashMap<>(DEFAULTS);
        values.putAll(defaults);
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i].replaceFirst("^--", "");
            if (!DEFAULTS.containsKey(name) || i + 1 == arguments.length) {
                throw new IllegalArgumentException("%s: expected an option with a value; there are %s"
                        .formatted(arguments[i], new TreeSet<>(DEFAULTS.keySet())));
            }
            values.put(name, arguments[i + 1]);
        }
        String json = values.get("json");
        return new FleetOptions(
                positive(values, "nodes"),
                positive(values, "launches"),
                number(values, "warm-up"),
                positive(values, "parallelism"),
                Double.parseDouble(values.get("engine-millis")),
                number(values, "hanging"),
                Duration.ofSeconds(positive(values, "limit")),
                Path.of(values.get("folder")),
                List.of(values.get("jvm").split(" ")).stream()
                        .filter(option -> !option.isEmpty())
                        .toList(),
                json.isEmpty() ? null : Path.of(json));
    }

    private static int positive(Map<String, String> values, String name) {
        int value = number(values, name);
        if (value < 1) {
            throw new IllegalArgumentException("--%s is %d, expected at least 1".formatted(name, value));
        }
        return value;
    }

    private static int number(Map<String, String> values, String name) {
        try {
            int value = Integer.parseInt(values.get(name));
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "--%s is %s, expected a whole number".formatted(name, values.get(name)), e);
        }
        throw new IllegalArgumentException("--%s is %s, expected 0 or more".formatted(name, values.get(name)));
    }
}

package io.kdaemon.standalone.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The files beside the code that speak of its metrics. */
public final class OperatorFiles {

    public static final Path ALERTS = file("deploy/prometheus/rules/alerts.yml");
    public static final Path ALERT_TESTS = file("deploy/prometheus/tests/alerts.yml");
    public static final Path DASHBOARD = file("deploy/grafana/dashboards/kdaemon.json");
    public static final Path METRICS = file("docs/metrics.md");
    public static final Path OPERATIONS = file("docs/operations.md");

    private OperatorFiles() {}

    private static Path file(String name) {
        return Path.of("..", name).toAbsolutePath().normalize();
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the pattern's first group is wherever it matches. */
    public static SortedSet<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

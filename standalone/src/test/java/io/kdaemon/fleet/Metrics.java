package io.kdaemon.fleet;

/** What a process tells Prometheus. */
record Metrics(String text) {

    /** Over all label values; 0 when there is none. */
    double sum(String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}

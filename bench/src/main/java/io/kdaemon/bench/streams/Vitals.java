package io.kdaemon.bench.streams;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;

/**
 * How a JVM fares.
 *
 * @param heapBytes in use right after a collection
 * @param threads of the operating system
 */
record Vitals(double heapBytes, int threads, int streams) {

    static Vitals of(HttpClient http, String base, long pid) throws IOException, InterruptedException {
        new ProcessBuilder(System.getProperty("java.home") + "/bin/jcmd", Long.toString(pid), "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor(1, TimeUnit.MINUTES);
        String text = http.send(
                        HttpRequest.newBuilder(URI.create(base + "/actuator/prometheus"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        return new Vitals(
                sum(text, "jvm_memory_used_bytes{area=\"heap\""), (int) sum(text, "jvm_threads_live_threads"), (int)
                        sum(text, "kdaemon_streams{"));
    }

    private static double sum(String text, String prefix) {
        return text.lines()
                .filter(line -> line.startsWith(prefix))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    double heapMegabytes() {
        return heapBytes / (1 << 20);
    }
}

package io.kdaemon.bench.fleet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The processes under test, each with a log of its own; all of them end with this. */
final class FleetProcesses implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(240);
    private static final int STOP_SECONDS = 40;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Map<String, Process> processes = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Path folder;

    /** @param folder working folder of every process, for logs and recordings */
    FleetProcesses(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Unpacked, as images and the launcher run it: from within one jar of jars classes load slowly, and virtual threads can lock each other out. */
    Path layOut(String module, Path jar) throws IOException, InterruptedException {
        Path destination = folder.resolve("app").resolve(module);
        Process extraction = new ProcessBuilder(
                        java(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toAbsolutePath().toString(),
                        "extract",
                        "--force",
                        "--destination",
                        destination.toString())
                .inheritIO()
                .start();
        if (extraction.waitFor() != 0) {
            throw new IOException("%s could not be unpacked to %s".formatted(jar, destination));
        }
        return destination.resolve(jar.getFileName());
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }

    void start(String name, List<String> javaArguments, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(javaArguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().putAll(environment);
        processes.put(name, builder.start());
    }

    void awaitAnswer(String name, URI uri) throws IOException, InterruptedException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!answers(uri)) {
            Process process = processes.get(name);
            if (process == null || !process.isAlive() || System.nanoTime() > end) {
                throw new IOException("%s is not ready, its log is %s".formatted(name, folder.resolve(name + ".log")));
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private boolean answers(URI uri) throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    /** @throws IllegalStateException when one of them has ended: waiting for what it should do would be in vain */
    void requireAlive() {
        processes.forEach((name, process) -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("%s has ended with %d, its log is %s"
                        .formatted(name, process.exitValue(), folder.resolve(name + ".log")));
            }
        });
    }

    Map<String, Long> pids() {
        Map<String, Long> pids = new LinkedHashMap<>();
        processes.forEach((name, process) -> pids.put(name, process.pid()));
        return pids;
    }

    @Override
    public void close() {
        List<Process> all = new ArrayList<>(processes.values()).reversed();
        all.forEach(Process::destroy);
        all.forEach(FleetProcesses::end);
        processes.clear();
    }

    private static void end(Process process) {
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

package io.kdaemon.testing.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A server that a test runs beside itself. It leads a process group of its own, which ends as a whole: by {@link #stop}, or when
 * this JVM ends, even by SIGKILL.
 */
public final class ChildProcess implements AutoCloseable {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(45);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
    private static final int LINES_SHOWN = 30;

    private final Command command;
    private final Path log;
    private final Process process;

    private ChildProcess(Command command, Path log, Process process) {
        this.command = command;
        this.log = log;
        this.process = process;
    }

    /** Starts the command; what it prints is appended to the log. Its limit has no meaning here. */
    public static ChildProcess start(Command command, Path log) {
        List<String> words = Stream.concat(
                        Stream.of("setsid", "bash", SupervisorScript.PATH.toString()), command.words().stream())
                .toList();
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(command.environment());
        // Inherited by all that it starts, so that nothing of it can hide; see Leftovers.
        builder.environment().put("KDAEMON_TEST_PROCESS", log.toString());
        try {
            return new ChildProcess(command, log, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails with the end of the log when the process ends before it is ready, or is not ready in time. */
    public ChildProcess awaitReady(Duration limit, BooleanSupplier ready) {
        try {
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL_INTERVAL)
                    .atMost(limit)
                    .until(() -> !isAlive() || ready.getAsBoolean());
        } catch (ConditionTimeoutException e) {
            throw notReady("is not ready after " + limit);
        }
        if (!isAlive()) {
            throw notReady("ended with code " + process.exitValue());
        }
        return this;
    }

    private IllegalStateException notReady(String reason) {
        List<String> lines = log().lines().toList();
        List<String> end = lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
        close();
        return new IllegalStateException(
                String.join(" ", command.words()) + " " + reason + ":\n" + String.join("\n", end));
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** All that it printed so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGSTOP for the whole group: connections stay open, and nobody answers. */
    public void pause() {
        signalGroup("STOP");
    }

    public void resume() {
        signalGroup("CONT");
    }

    /** SIGTERM, and SIGKILL for what is still there after a while. */
    public void stop() {
        signalGroup("TERM");
        resume();
        if (!hasEndedWithin(STOP_LIMIT)) {
            kill();
        }
    }

    /** SIGKILL for the whole group. */
    public void kill() {
        signalGroup("KILL");
        if (!hasEndedWithin(STOP_LIMIT)) {
            throw new IllegalStateException("Expected " + command.words().getFirst() + " to end by SIGKILL");
        }
    }

    @Override
    public void close() {
        stop();
    }

    private void signalGroup(String signal) {
        if (isAlive()) {
            // The supervisor leads the group and is the last to go.
            Command.of("bash", "-c", "kill -" + signal + " -- -" + process.pid() + " 2>/dev/null || true")
                    .run();
        }
    }

    private boolean hasEndedWithin(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package io.kdaemon.testing.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that runs to its end, within a limit. */
public record Command(List<String> words, Map<String, String> environment, Duration limit) {
    public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(60);

    public static Command of(String... words) {
        return new Command(List.of(words), Map.of(), DEFAULT_LIMIT);
    }

    public Command with(Map<String, String> variables) {
        return new Command(words, variables, limit);
    }

    /** Its standard output; fails with all that it said when it ends badly or not in time. */
    public String run() {
        // Files, not pipes: a program that leaves a background process behind would keep a pipe open for ever.
        try (WorkDirectory directory = WorkDirectory.create("command")) {
            ProcessBuilder builder = new ProcessBuilder(words)
                    .redirectOutput(directory.resolve("out").toFile())
                    .redirectError(directory.resolve("err").toFile());
            builder.environment().putAll(environment);
            String end = endOf(builder.start());
            String output = Files.readString(directory.resolve("out"));
            if (!end.equals("0")) {
                throw new IllegalStateException("Expected '%s' to end with 0, but got %s: %s%s"
                        .formatted(String.join(" ", words), end, output, Files.readString(directory.resolve("err"))));
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it comes to an end in time, be it a bad one. What it prints is not kept. */
    public boolean endsWithin(Duration patience) {
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        try {
            return hasEnded(builder.start(), patience);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasEnded(Process process, Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroyForcibly();
        }
    }

    private String endOf(Process process) {
        try {
            process.getOutputStream().close();
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return String.valueOf(process.exitValue());
            }
            return "no end within " + limit;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "an interrupt";
        } finally {
            process.destroyForcibly();
        }
    }
}

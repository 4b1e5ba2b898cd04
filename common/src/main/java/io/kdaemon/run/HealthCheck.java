package io.kdaemon.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How it is found out whether a running container works. What is null is as the image says, or as the engine does it.
 *
 * @param command of COMMAND: {@code CMD} or {@code CMD-SHELL} and what follows, as the engine has it
 * @param port of HTTP and TCP: a port of the container
 * @param path of HTTP
 * @param status of HTTP: the answers that are well; null: 200 to 399
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record HealthCheck(
        Kind kind,
        List<String> command,
        @Nullable Integer port,
        @Nullable String path,
        @Nullable StatusRange status,
        Timing timing) {

    /** Who checks what. */
    public enum Kind {
        /** The check that the image brings, with these times. */
        IMAGE,
        /** None, even if the image brings one. */
        DISABLED,
        /** The engine runs a command inside the container. */
        COMMAND,
        /** A GET from outside on the published port. Works without any shell in the image. */
        HTTP,
        /** A connection from outside to the published port. */
        TCP;

        /** Whether docker-worker asks, and not the engine. */
        public boolean isProbed() {
            return this == HTTP || this == TCP;
        }
    }

    /** Statuses of HTTP answers, both ends included. */
    public record StatusRange(int from, int to) {

        public static final StatusRange USUAL = new StatusRange(200, 399);

        public boolean contains(int status) {
            return from <= status && status <= to;
        }

        /** As people write it. */
        public String words() {
            return from == to ? Integer.toString(from) : from + "-" + to;
        }
    }

    /**
     * @param retries failures in a row that make it unhealthy
     * @param startPeriod failures before this time has passed do not count
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Timing(
            @Nullable Duration interval,
            @Nullable Duration timeout,
            @Nullable Integer retries,
            @Nullable Duration startPeriod) {

        public static final Timing NONE = new Timing(null, null, null, null);
    }

    public static HealthCheck http(int port, String path, @Nullable StatusRange status, Timing timing) {
        return new HealthCheck(Kind.HTTP, List.of(), port, path, status, timing);
    }

    public static HealthCheck tcp(int port, Timing timing) {
        return new HealthCheck(Kind.TCP, List.of(), port, null, null, timing);
    }

    public HealthCheck {
        kind = Objects.requireNonNullElse(kind, Kind.IMAGE);
        command = List.copyOf(Objects.requireNonNullElse(command, List.of()));
        timing = Objects.requireNonNullElse(timing, Timing.NONE);
    }
}

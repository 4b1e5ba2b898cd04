package io.kdaemon.gateway.stream;

import io.kdaemon.messaging.stream.DuplexStream;
import io.kdaemon.messaging.stream.Frame;
import io.kdaemon.messaging.stream.FrameKind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Waits for a command's end and keeps the beginning of what it prints. */
final class CommandCollector {

    private final Map<FrameKind, ByteArrayOutputStream> printed = new EnumMap<>(FrameKind.class);
    private final DuplexStream stream;
    private final int most;
    private final Clock clock;
    private boolean truncated;

    /** @param most bytes that are kept of each of the two streams */
    CommandCollector(DuplexStream stream, int most, Clock clock) {
        this.stream = stream;
        this.most = most;
        this.clock = clock;
    }

    CommandResult collect(Duration timeout) {
        Instant deadline = clock.instant().plus(timeout);
        try (stream) {
            while (clock.instant().isBefore(deadline)) {
                Optional<Frame> frame = stream.next(Duration.between(clock.instant(), deadline));
                if (frame.isPresent() && frame.get().kind().isLast()) {
                    return ended(frame.get());
                }
                frame.ifPresent(this::keep);
            }
            return result(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StreamProblems.unavailable("This gateway stops");
        }
    }

    private CommandResult ended(Frame last) {
        if (last.kind() == FrameKind.END) {
            return result(Integer.valueOf(last.text()));
        }
        throw StreamProblems.ofLast(last);
    }

    private void keep(Frame frame) {
        ByteArrayOutputStream kept = printed.computeIfAbsent(frame.kind(), _ -> new ByteArrayOutputStream());
        int room = Math.min(frame.body().length, most - kept.size());
        kept.write(frame.body(), 0, room);
        truncated |= room < frame.body().length;
    }

    private CommandResult result(@Nullable Integer exitCode) {
        return new CommandResult(exitCode, text(FrameKind.STDOUT), text(FrameKind.STDERR), truncated, exitCode == null);
    }

    private String text(FrameKind kind) {
        ByteArrayOutputStream kept = printed.get(kind);
        return kept == null ? "" : kept.toString(StandardCharsets.UTF_8);
    }
}

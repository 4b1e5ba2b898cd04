package io.kdaemon.gateway.stream;

import io.kdaemon.gateway.web.problem.ProblemType;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.messaging.stream.DuplexStream;
import io.kdaemon.messaging.stream.Frame;
import io.kdaemon.messaging.stream.FrameKind;
import io.kdaemon.messaging.stream.StreamOverException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;

/**
 * Sends a request's body through a stream, no faster than the engine takes it.
 *
 * @param patience how long the engine may take when it has everything
 */
record Upload(DataSize limit, Duration patience) {

    private static final int PIECE = 32 * 1024;
    private static final List<MediaType> TYPES =
            List.of(MediaType.parseMediaType("application/x-tar"), MediaType.APPLICATION_OCTET_STREAM);

    /** Before anything is opened. The declaration keeps out the forms of foreign pages. */
    void check(HttpServletRequest request) {
        String declared = request.getContentType();
        if (declared == null || TYPES.stream().noneMatch(type -> declared.startsWith(type.toString()))) {
            throw new RequestRefusedException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Type is %s, expected application/x-tar"
                            .formatted(declared == null ? "none" : "'" + declared + "'"),
                    List.of());
        }
        if (request.getContentLengthLong() > limit.toBytes()) {
            throw tooLarge();
        }
    }

    void send(HttpServletRequest request, DuplexStream stream) throws IOException {
        try (stream) {
            sendBody(request.getInputStream(), stream);
            stream.send(FrameKind.STDIN_END, new byte[0]);
            awaitEnd(stream);
        } catch (StreamOverException over) {
            awaitEnd(stream);
        }
    }

    private void sendBody(InputStream body, DuplexStream stream) throws IOException {
        byte[] piece = new byte[PIECE];
        long sent = 0;
        for (int read = body.readNBytes(piece, 0, PIECE); read > 0; read = body.readNBytes(piece, 0, PIECE)) {
            sent += read;
            if (sent > limit.toBytes()) {
                throw tooLarge();
            }
            stream.send(FrameKind.STDIN, Arrays.copyOf(piece, read));
        }
    }

    private void awaitEnd(DuplexStream stream) {
        try {
            Optional<Frame> last = stream.next(patience);
            if (last.isEmpty() || last.get().kind() != FrameKind.END) {
                throw last.map(StreamProblems::ofLast)
                        .orElseGet(() -> StreamProblems.unavailable("The engine has not said that it is done"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StreamProblems.unavailable("This gateway stops");
        }
    }

    private RequestRefusedException tooLarge() {
        return new RequestRefusedException(
                ProblemType.TOO_LARGE,
                "The archive is larger than the limit of %d bytes".formatted(limit.toBytes()),
                List.of());
    }
}

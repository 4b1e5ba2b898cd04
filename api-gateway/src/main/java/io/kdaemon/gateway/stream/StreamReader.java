package io.kdaemon.gateway.stream;

import io.kdaemon.messaging.stream.DuplexStream;
import io.kdaemon.messaging.stream.Frame;
import io.kdaemon.messaging.stream.FrameKind;
import io.kdaemon.messaging.stream.StreamFailure;
import io.kdaemon.messaging.stream.StreamFailure.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Hands a stream's frames to whoever takes them, up to its end. */
record StreamReader(DuplexStream stream, Duration heartbeat) {

    /** Takes what comes. An {@link IOException} of its own means that the client is gone, and ends the stream. */
    interface Sink {

        void data(FrameKind kind, byte[] bytes) throws IOException;

        /** Nothing came for a while. */
        void silence() throws IOException;

        /** @param result what the docker-worker says at the end, e.g. an exit code */
        void end(String result) throws IOException;

        void failed(StreamFailure failure) throws IOException;
    }

    /** Closes the stream whatever happens. */
    void readTo(Sink sink) throws IOException {
        try (stream) {
            boolean isOver = false;
            while (!isOver) {
                Optional<Frame> frame = stream.next(heartbeat);
                if (frame.isPresent()) {
                    hand(frame.get(), sink);
                    isOver = frame.get().kind().isLast();
                } else {
                    sink.silence();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            sink.failed(new StreamFailure(Reason.UNAVAILABLE, "The gateway stops"));
        }
    }

    private static void hand(Frame frame, Sink sink) throws IOException {
        switch (frame.kind()) {
            case STDOUT, STDERR -> sink.data(frame.kind(), frame.body());
            case END -> sink.end(frame.text());
            case ERROR -> sink.failed(DuplexStream.failure(frame));
            case CLOSE -> sink.failed(new StreamFailure(Reason.LOST, "The docker-worker has closed the stream"));
            case OPENED, STDIN, STDIN_END, RESIZE, CREDIT, HEARTBEAT -> {}
        }
    }
}

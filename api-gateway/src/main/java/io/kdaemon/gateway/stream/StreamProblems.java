package io.kdaemon.gateway.stream;

import io.kdaemon.gateway.web.problem.ProblemType;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.messaging.stream.DuplexStream;
import io.kdaemon.messaging.stream.Frame;
import io.kdaemon.messaging.stream.FrameKind;
import io.kdaemon.messaging.stream.StreamFailure;
import java.util.List;

/** What a stream's failure is to the client. */
final class StreamProblems {

    private StreamProblems() {}

    static RequestRefusedException of(StreamFailure failure) {
        return new RequestRefusedException(typeOf(failure.reason()), failure.message(), List.of());
    }

    /** @param last not one that ends well */
    static RequestRefusedException ofLast(Frame last) {
        return last.kind() == FrameKind.ERROR
                ? of(DuplexStream.failure(last))
                : unavailable("The stream was closed before its end. Try again.");
    }

    static RequestRefusedException unavailable(String detail) {
        return new RequestRefusedException(ProblemType.UNAVAILABLE, detail, List.of());
    }

    private static ProblemType typeOf(StreamFailure.Reason reason) {
        return switch (reason) {
            case NOT_FOUND -> ProblemType.NOT_FOUND;
            case CONFLICT -> ProblemType.CONFLICT;
            case INVALID -> ProblemType.INVALID_REQUEST;
            case TOO_LARGE -> ProblemType.TOO_LARGE;
            case NODE_FULL -> ProblemType.TOO_MANY_STREAMS;
            case NODE_FAILED -> ProblemType.NODE_FAILED;
            case NODE_TIMEOUT, IDLE -> ProblemType.NODE_TIMEOUT;
            case WORKER_FULL, LOST, UNAVAILABLE -> ProblemType.UNAVAILABLE;
        };
    }
}

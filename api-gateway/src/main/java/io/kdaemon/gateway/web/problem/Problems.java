package io.kdaemon.gateway.web.problem;

import io.kdaemon.gateway.web.RequestId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Writes problem details in the one form the API has. */
public final class Problems {

    static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private static final Set<Integer> LATER = Set.of(
            ProblemType.UNAVAILABLE.status().value(),
            ProblemType.TOO_MANY_STREAMS.status().value());

    private Problems() {}

    public static ProblemDetail of(ProblemType type, @Nullable String detail, List<FieldError> errors) {
        ProblemDetail problem = ProblemDetail.forStatus(type.status());
        problem.setType(type.uri());
        problem.setTitle(type.title());
        problem.setDetail(detail);
        problem.setInstance(URI.create("urn:kdaemon:request:" + RequestId.current()));
        problem.setProperty("request_id", RequestId.current());
        problem.setProperty("errors", errors);
        return problem;
    }

    public static ResponseEntity<Object> answer(ProblemDetail problem, HttpHeaders headers) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (LATER.contains(problem.getStatus())) {
            answer.header(HttpHeaders.RETRY_AFTER, Long.toString(RETRY_AFTER.toSeconds()));
        }
        return answer.body(problem);
    }
}

package io.kdaemon.gateway.web.problem;

import io.kdaemon.persistence.StaleVersionException;
import io.kdaemon.persistence.TakenException;
import io.kdaemon.secret.SecretKeyException;
import java.util.List;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns whatever goes wrong into a problem detail. Refused requests and a lost database cost one line of log; only faults of ours more. */
@RestControllerAdvice
public final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Object> refused(RequestRefusedException e) {
        return answer(Problems.of(e.type(), e.getMessage(), e.errors()), HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Object> taken(TakenException e) {
        String message = "%s '%s' is taken, expected one that is not in use".formatted(e.field(), e.value());
        List<FieldError> errors = List.of(new FieldError(e.field(), e.value(), message));
        return answer(Problems.of(ProblemType.CONFLICT, message, errors), HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Object> overtaken(StaleVersionException e) {
        String detail = "Others are changing it at the same time: " + e.getMessage();
        return answer(Problems.of(ProblemType.CONFLICT, detail, List.of()), HttpHeaders.EMPTY);
    }

    /** Left to the web server, which cuts the connection: a problem cannot follow half an answer, and nobody shall take it for whole. */
    @ExceptionHandler
    void brokenOff(CloseNowException e) throws CloseNowException {
        LOG.debug("answer broken off: {}", e.getMessage());
        throw e;
    }

    /** The operator has to act, not the client. */
    @ExceptionHandler
    ResponseEntity<Object> keyless(SecretKeyException e) {
        LOG.warn("a secret was refused: {}", e.getMessage());
        return answer(Problems.of(ProblemType.CONFLICT, e.getMessage(), List.of()), HttpHeaders.EMPTY);
    }

    /** The stores' own words stay in the log: they may name hosts and statements. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<Object> databaseLost(RuntimeException e) {
        if (!Outage.isBehind(e)) {
            return broken(e);
        }
        LOG.warn("database unavailable: {}", Outage.rootMessage(e));
        ProblemDetail problem = Problems.of(
                ProblemType.UNAVAILABLE, "The database does not answer; nothing was changed. Try again.", List.of());
        return Problems.answer(problem, HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Object> broken(Exception e) {
        LOG.error("request failed", e);
        ProblemDetail problem =
                Problems.of(ProblemType.INTERNAL, "The log knows more under this request id.", List.of());
        return Problems.answer(problem, HttpHeaders.EMPTY);
    }

    /** What Spring itself refuses: unknown paths, wrong methods, unreadable parameters. */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return status.is5xxServerError() ? broken(e) : answer(SpringRefusal.toProblem(e, status), headers);
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem, HttpHeaders headers) {
        LOG.debug("refused status={} detail=\"{}\"", problem.getStatus(), problem.getDetail());
        return Problems.answer(problem, headers);
    }
}

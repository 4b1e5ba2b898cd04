package io.kdaemon.dockerworker.engine.adapter.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.dockerjava.api.exception.BadRequestException;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.dockerworker.engine.adapter.docker.transport.AnswerTooLongException;
import io.kdaemon.dockerworker.engine.adapter.docker.transport.EngineTlsException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ProtocolException;

/** Says in our own words what went wrong at one engine. */
record EngineFailures(String engineUri) {

    private static final int SERVER_ERRORS = 500;
    private static final Pattern MESSAGE = Pattern.compile("\"message\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final int MOST_WORDS = 1000;
    private static final String PLAIN_TO_TLS = "Client sent an HTTP request to an HTTPS server";

    EngineException noAnswerWithin(Duration limit) {
        return new EngineException(
                Kind.TIMEOUT, "%s did not answer within %d ms".formatted(engineUri, limit.toMillis()));
    }

    EngineException lost(String how) {
        return new EngineException(Kind.CONNECTION_LOST, "%s: %s".formatted(engineUri, how));
    }

    EngineException translate(Throwable failure) {
        return switch (failure) {
            case EngineException e -> e;
            case DockerException e -> answered(e);
            case Throwable e ->
                causes(e)
                        .flatMap(cause -> secured(cause).stream())
                        .findFirst()
                        .or(() -> causes(e)
                                .flatMap(cause -> known(cause).stream())
                                .findFirst())
                        .orElseGet(() -> unknown(e));
        };
    }

    /** Whatever the network does is an {@link IOException}; else it is the answer that could not be read. */
    private EngineException unknown(Throwable failure) {
        return causes(failure).anyMatch(IOException.class::isInstance)
                ? new EngineException(Kind.CONNECTION_LOST, says("lost the connection", failure), failure)
                : garbled(failure);
    }

    private EngineException garbled(Throwable failure) {
        return new EngineException(Kind.GARBLED, says("answers, but not like a Docker Engine", failure), failure);
    }

    /** What the engine itself answered, in its own words. */
    EngineException answered(DockerException failure) {
        String words = messageIn(failure.getMessage());
        return switch (failure) {
            case NotFoundException e -> new EngineException(Kind.NOT_FOUND, words, e);
            case ConflictException e -> new EngineException(Kind.CONFLICT, words, e);
            case BadRequestException e
            when words.contains(PLAIN_TO_TLS) ->
                new EngineException(
                        Kind.UNREACHABLE, engineUri + ": it speaks TLS on this port, but the node has no tls", e);
            case DockerException e ->
                new EngineException(
                        e.getHttpStatus() >= SERVER_ERRORS ? Kind.SERVER_ERROR : Kind.INVALID,
                        "%d: %s".formatted(e.getHttpStatus(), words),
                        e);
        };
    }

    /** Explained already, where more was known. */
    private Optional<EngineException> secured(Throwable cause) {
        return cause instanceof EngineTlsException e
                ? Optional.of(new EngineException(Kind.UNREACHABLE, engineUri + ": " + e.getMessage(), e))
                : Optional.empty();
    }

    private Optional<EngineException> known(Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case SocketTimeoutException e -> new EngineException(Kind.TIMEOUT, says("no answer in time", e), e);
                    case UnknownHostException e -> new EngineException(Kind.UNREACHABLE, says("unknown host", e), e);
                    case NoRouteToHostException e -> new EngineException(Kind.UNREACHABLE, says("no route", e), e);
                    case SSLException e -> new EngineException(Kind.UNREACHABLE, says("TLS failed", e), e);
                    case ConnectException e -> new EngineException(Kind.REFUSED, says("connection refused", e), e);
                    case ConnectionClosedException e ->
                        new EngineException(Kind.CONNECTION_LOST, says("lost the connection", e), e);
                    case JsonProcessingException e -> garbled(e);
                    case ProtocolException e -> garbled(e);
                    case MessageConstraintException e -> garbled(e);
                    case AnswerTooLongException e -> garbled(e);
                    case Throwable e
                    when isMissingSocket(e) -> new EngineException(Kind.UNREACHABLE, says("no such socket file", e), e);
                    case Throwable e
                    when isForbiddenSocket(e) ->
                        new EngineException(Kind.UNREACHABLE, says("no permission to use the socket", e), e);
                    case Throwable _ -> null;
                });
    }

    private String says(String what, Throwable cause) {
        return "%s: %s (%s)".formatted(engineUri, what, shortened(String.valueOf(cause.getMessage())));
    }

    private static boolean isMissingSocket(Throwable cause) {
        return String.valueOf(cause.getMessage()).contains("No such file or directory");
    }

    private static boolean isForbiddenSocket(Throwable cause) {
        return String.valueOf(cause.getMessage()).contains("Permission denied");
    }

    private static String messageIn(String body) {
        Matcher message = MESSAGE.matcher(String.valueOf(body));
        return shortened(
                message.find()
                        ? message.group(1).replace("\\\"", "\"")
                        : String.valueOf(body).strip());
    }

    private static String shortened(String words) {
        return words.length() > MOST_WORDS ? words.substring(0, MOST_WORDS) + " ..." : words;
    }

    /** Innermost first, as that is where the network speaks. Bounded, as a cause chain may be a circle. */
    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10)
                .toList()
                .reversed()
                .stream();
    }
}

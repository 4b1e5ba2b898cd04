package io.kdaemon.gateway.stream;

import io.kdaemon.gateway.web.problem.ProblemType;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The forms in which a stream is answered. */
enum StreamFormat {
    /** As it comes. */
    TEXT(MediaType.parseMediaType("text/plain;charset=UTF-8")),
    /** One JSON object per line. */
    LINES(MediaType.APPLICATION_NDJSON),
    /** Server-sent events. */
    EVENTS(MediaType.TEXT_EVENT_STREAM);

    private final MediaType type;

    StreamFormat(MediaType type) {
        this.type = type;
    }

    MediaType type() {
        return type;
    }

    /** What the client prefers of those offered; the first of them when it does not care. */
    static StreamFormat wanted(HttpServletRequest request, List<StreamFormat> offered) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null) {
            return offered.getFirst();
        }
        return accepted(accept)
                .flatMap(wanted -> offered.stream().filter(format -> wanted.isCompatibleWith(format.type)))
                .findFirst()
                .orElseThrow(() -> new RequestRefusedException(
                        ProblemType.NOT_ACCEPTABLE,
                        "Accept is '%s', expected one of %s".formatted(accept, names(offered)),
                        List.of()));
    }

    private static Stream<MediaType> accepted(String accept) {
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .sorted(Comparator.comparingDouble(MediaType::getQualityValue)
                            .reversed());
        } catch (InvalidMediaTypeException _) {
            return Stream.empty();
        }
    }

    private static String names(List<StreamFormat> offered) {
        return String.join(
                ", ", offered.stream().map(format -> format.type.toString()).toList());
    }
}

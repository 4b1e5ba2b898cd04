package io.kdaemon.gateway.stream;

import io.kdaemon.gateway.web.ClientPresence;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.messaging.stream.DuplexStream;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The route of a container's output. */
@RestController
public final class LogController {

    private static final List<StreamFormat> FORMATS = List.of(StreamFormat.values());

    private final StreamSubjects subjects;
    private final StreamOpening opening;
    private final StreamAnswers answers;
    private final Clock clock;

    public LogController(StreamSubjects subjects, StreamOpening opening, StreamAnswers answers, Clock clock) {
        this.subjects = subjects;
        this.opening = opening;
        this.answers = answers;
        this.clock = clock;
    }

    @Operation(
            summary =
                    "What a container printed, as text, as lines of JSON or as server-sent events, whichever is accepted")
    @Parameter(in = ParameterIn.QUERY, name = "follow", description = "Go on with what it prints from now on")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "tail",
            description = "At most so many of the last lines; all unless said")
    @Parameter(in = ParameterIn.QUERY, name = "since", description = "From this moment on: 2026-01-01T00:00:00Z or 10m")
    @Parameter(in = ParameterIn.QUERY, name = "until", description = "Up to this moment, as since")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "timestamps",
            description = "The time of each line in front of it; JSON has it anyway")
    @Parameter(in = ParameterIn.QUERY, name = "stdout", description = "false leaves out the first stream")
    @Parameter(in = ParameterIn.QUERY, name = "stderr", description = "false leaves out the second stream")
    @GetMapping("/containers/{id}/logs")
    void logs(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        LogOptions options = LogOptions.of(request, clock.instant());
        StreamFormat format = StreamFormat.wanted(request, FORMATS);
        DuplexStream stream = opening.open(
                subjects.present(new Reference(id)), target -> options.request(target, format != StreamFormat.TEXT));
        answers.write(stream, format, LogLines::new, ClientPresence.of(request), response);
    }
}

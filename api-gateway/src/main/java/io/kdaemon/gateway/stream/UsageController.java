package io.kdaemon.gateway.stream;

import io.kdaemon.gateway.web.ClientPresence;
import io.kdaemon.gateway.web.QueryParameters;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.messaging.contract.ListProcesses;
import io.kdaemon.messaging.contract.ReadStats;
import io.kdaemon.messaging.stream.DuplexStream;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The routes that show what a container uses right now. */
@RestController
public final class UsageController {

    private final StreamSubjects subjects;
    private final StreamOpening opening;
    private final StreamAnswers answers;

    public UsageController(StreamSubjects subjects, StreamOpening opening, StreamAnswers answers) {
        this.subjects = subjects;
        this.opening = opening;
        this.answers = answers;
    }

    @Operation(
            summary = "What a container uses: one sample, or one every second as server-sent events or lines of JSON")
    @Parameter(in = ParameterIn.QUERY, name = "stream", description = "Go on, a sample every second")
    @GetMapping("/containers/{id}/stats")
    void stats(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        QueryParameters query = QueryParameters.only(request, Set.of("stream"));
        boolean follow = query.flag("stream").orElse(false);
        query.verify();
        StreamFormat format = follow
                ? StreamFormat.wanted(request, List.of(StreamFormat.EVENTS, StreamFormat.LINES))
                : StreamFormat.LINES;
        DuplexStream stream =
                opening.open(subjects.running(new Reference(id)), target -> new ReadStats(target, follow));
        if (follow) {
            answers.write(stream, format, () -> new JsonLines("sample"), ClientPresence.of(request), response);
        } else {
            answers.writeObject(stream, response);
        }
    }

    @Operation(summary = "The processes of a container, as its node's ps shows them")
    @GetMapping("/containers/{id}/top")
    void top(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        QueryParameters.only(request, Set.of()).verify();
        answers.writeObject(opening.open(subjects.running(new Reference(id)), ListProcesses::new), response);
    }
}

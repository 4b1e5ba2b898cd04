package io.kdaemon.gateway.stream;

import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.messaging.stream.DuplexStream;
import io.kdaemon.secret.SecretBox;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The routes that run commands in containers: to their end, or to talk to. */
@RestController
public final class ExecController {

    private final StreamSubjects subjects;
    private final StreamOpening opening;
    private final Terminals terminals;
    private final ContainerStreamProperties properties;
    private final SecretBox box;
    private final Clock clock;

    public ExecController(
            StreamSubjects subjects,
            StreamOpening opening,
            Terminals terminals,
            ContainerStreamProperties properties,
            SecretBox box,
            Clock clock) {
        this.subjects = subjects;
        this.opening = opening;
        this.terminals = terminals;
        this.properties = properties;
        this.box = box;
        this.clock = clock;
    }

    @Operation(summary = "Runs a command in a container and answers its exit code and what it printed")
    @PostMapping("/containers/{id}/exec")
    CommandResult run(@PathVariable String id, RequestFields fields) {
        ExecForm form = ExecForm.read(fields);
        int most = Math.toIntExact(properties.output().toBytes());
        DuplexStream stream = opening.open(subjects.running(new Reference(id)), target -> form.request(target, box));
        return new CommandCollector(stream, most, clock).collect(form.timeout());
    }

    @Operation(summary = "A WebSocket to a command in a container: bytes both ways as binary messages, control as JSON")
    @Parameter(in = ParameterIn.QUERY, name = "cmd", description = "The program, then its arguments, each as cmd=")
    @Parameter(in = ParameterIn.QUERY, name = "tty", description = "With a terminal, unless false")
    @Parameter(in = ParameterIn.QUERY, name = "columns", description = "Of the terminal; 80 unless said")
    @Parameter(in = ParameterIn.QUERY, name = "rows", description = "Of the terminal; 24 unless said")
    @Parameter(in = ParameterIn.QUERY, name = "user", description = "Name or id")
    @Parameter(in = ParameterIn.QUERY, name = "working_dir", description = "An absolute path")
    @GetMapping("/containers/{id}/exec")
    void talk(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        TerminalOptions options = TerminalOptions.of(request);
        if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            throw RequestRefusedException.invalid(
                    "Upgrade",
                    String.valueOf(request.getHeader(HttpHeaders.UPGRADE)),
                    "Upgrade is missing, expected websocket");
        }
        DuplexStream stream = opening.open(subjects.running(new Reference(id)), target -> options.request(target, box));
        terminals.connect(stream, request, response);
    }
}

package io.kdaemon.gateway.stream;

import io.kdaemon.gateway.web.QueryParameters;
import io.kdaemon.messaging.contract.CommandLine;
import io.kdaemon.messaging.contract.RunCommand;
import io.kdaemon.messaging.contract.RunCommand.Manner;
import io.kdaemon.messaging.contract.RunCommand.Terminal;
import io.kdaemon.messaging.contract.StreamTarget;
import io.kdaemon.secret.SecretBox;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A command to talk to. */
record TerminalOptions(
        List<String> command,
        @Nullable String user,
        @Nullable String workingDir,
        @Nullable Terminal terminal) {

    private static final Set<String> KNOWN = Set.of("cmd", "user", "working_dir", "tty", "columns", "rows");
    private static final int MOST = 1000;
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;

    static TerminalOptions of(HttpServletRequest request) {
        QueryParameters query = QueryParameters.only(request, KNOWN);
        List<String> command = query.all("cmd");
        if (command.isEmpty() || command.getFirst().isBlank()) {
            query.refuse("cmd", "cmd is missing, expected the program and then its arguments, each as cmd=");
        }
        if (command.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
            query.refuse("cmd", "cmd holds a NUL, expected words without");
        }
        String workingDir = query.text("working_dir").orElse(null);
        if (workingDir != null && !ContainerPath.isValid(workingDir)) {
            query.refuse(
                    "working_dir", "working_dir is '%s', expected %s".formatted(workingDir, ContainerPath.EXPECTATION));
        }
        Terminal terminal = new Terminal(
                Math.toIntExact(query.number("columns", 1, MOST, COLUMNS)),
                Math.toIntExact(query.number("rows", 1, MOST, ROWS)));
        boolean tty = query.flag("tty").orElse(true);
        query.verify();
        return new TerminalOptions(command, query.text("user").orElse(null), workingDir, tty ? terminal : null);
    }

    RunCommand request(StreamTarget target, SecretBox box) {
        return RunCommand.of(
                target, new CommandLine(command, List.of()), new Manner(user, workingDir, true, terminal), box);
    }
}

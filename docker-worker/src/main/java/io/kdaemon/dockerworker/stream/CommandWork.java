package io.kdaemon.dockerworker.stream;

import io.kdaemon.dockerworker.engine.CommandPlan;
import io.kdaemon.dockerworker.engine.CommandSession;
import io.kdaemon.dockerworker.engine.ContainerStreams;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.messaging.contract.CommandLine;
import io.kdaemon.messaging.contract.RunCommand;
import io.kdaemon.messaging.contract.RunCommand.Terminal;
import io.kdaemon.messaging.stream.DuplexStream;
import io.kdaemon.messaging.stream.Frame;
import io.kdaemon.secret.SecretBox;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A command in a container, with what the gateway types and what the command prints. */
record CommandWork(RunCommand request, SecretBox box, DuplexStream stream) {

    private static final Logger LOG = LoggerFactory.getLogger(CommandWork.class);
    /** Somebody waits for what he types. */
    private static final Duration ECHO = Duration.ofMillis(25);

    private static final Duration LOOK = Duration.ofSeconds(30);

    void run(ContainerStreams engine) {
        try (CommandSession session = engine.run(request.target().engineContainerId(), plan())) {
            stream.onEnd(session::close);
            resize(session, request.terminal());
            stream.opened();
            if (request.input()) {
                Thread.ofVirtual().name("stream-input").start(() -> feed(session));
            }
            new OutputPump(session, stream, ECHO).run();
            stream.end(Integer.toString(session.exitCode()));
        }
    }

    private CommandPlan plan() {
        CommandLine line = request.line(box);
        return new CommandPlan(
                line.words(),
                line.variables(),
                request.user(),
                request.workingDir(),
                request.input(),
                request.terminal() != null);
    }

    /** Until either side ends. A command that has ended takes nothing more, which is no failure. */
    private void feed(CommandSession session) {
        try {
            boolean isOver = false;
            while (!isOver) {
                Optional<Frame> frame = stream.next(LOOK);
                frame.ifPresent(one -> give(one, session));
                isOver = frame.isPresent() && frame.get().kind().isLast();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (EngineException e) {
            LOG.debug("stream={} takes no input any more: {}", stream.id(), e.getMessage());
        }
    }

    private static void give(Frame frame, CommandSession session) {
        switch (frame.kind()) {
            case STDIN -> session.write(frame.body());
            case STDIN_END -> session.endInput();
            case RESIZE -> {
                String[] size = frame.text().split("x");
                resize(session, new Terminal(Integer.parseInt(size[0]), Integer.parseInt(size[1])));
            }
            case OPENED, STDOUT, STDERR, CREDIT, HEARTBEAT, END, ERROR, CLOSE -> {}
        }
    }

    /** An engine refuses it for a command that has ended already. */
    private static void resize(CommandSession session, @Nullable Terminal size) {
        if (size == null) {
            return;
        }
        try {
            session.resize(size.columns(), size.rows());
        } catch (EngineException e) {
            LOG.debug("the terminal keeps its size: {}", e.getMessage());
        }
    }
}

package io.kdaemon.dockerworker.engine.adapter.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectExecResponse;
import io.kdaemon.dockerworker.engine.CommandSession;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.dockerworker.engine.adapter.docker.transport.Takeover;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A command in a container, over a connection that was taken over for it. */
final class RunningCommand implements CommandSession {

    private static final Logger LOG = LoggerFactory.getLogger(RunningCommand.class);
    private static final String REFUSAL = "OCI runtime exec failed";
    private static final List<String> NOT_FOUND = List.of("executable file not found", "no such file or directory");
    private static final int NOT_RUN = 126;
    private static final int NO_SUCH_COMMAND = 127;

    private static final byte[] INTERRUPT = {0x03};
    private static final byte[] END_OF_INPUT = {0x04};
    private static final int TRIES = 3;
    private static final long LAST_WORDS_MILLIS = 200;
    private static final int LOOKS = 20;
    private static final long BETWEEN_LOOKS_MILLIS = 100;

    private final EngineConnection connection;
    private final Duration limit;
    private final String execId;
    private final Takeover takeover;
    private final ContainerOutput output;
    private final boolean terminal;
    private boolean isFirst = true;
    private volatile boolean isNotFound;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();

    RunningCommand(EngineConnection connection, Duration limit, String execId, Takeover takeover, boolean terminal) {
        this.connection = connection;
        this.limit = limit;
        this.execId = execId;
        this.takeover = takeover;
        this.terminal = terminal;
        this.output = terminal
                ? ContainerOutput.raw(connection, takeover, takeover.input())
                : ContainerOutput.multiplexed(connection, takeover, takeover.input());
    }

    @Override
    public Optional<Chunk> next() {
        Optional<Chunk> chunk = output.next();
        if (chunk.isEmpty()) {
            ended.countDown();
        } else if (isFirst) {
            isFirst = false;
            isNotFound = saysNotFound(chunk.get());
        }
        return chunk;
    }

    private static boolean saysNotFound(Chunk chunk) {
        String words = new String(chunk.bytes(), StandardCharsets.UTF_8);
        return words.startsWith(REFUSAL) && NOT_FOUND.stream().anyMatch(words::contains);
    }

    @Override
    public void write(byte[] bytes) {
        try {
            takeover.write(bytes);
        } catch (IOException e) {
            throw connection.calls().explain(connection.failures(), e);
        }
    }

    @Override
    public void endInput() {
        try {
            takeover.endOutput();
        } catch (IOException e) {
            throw connection.calls().explain(connection.failures(), e);
        }
    }

    @Override
    public void resize(int columns, int rows) {
        DockerClient client = connection.client();
        connection.call(
                limit,
                () -> client.resizeExecCmd(execId).withSize(rows, columns).exec());
    }

    /**
     * An engine sends the end of the output a moment before it knows the exit code. Older ones tell by their words alone whether a command that
     * could not be run exists.
     */
    @Override
    public int exitCode() {
        for (int looks = 0; looks < LOOKS; looks++) {
            InspectExecResponse found =
                    connection.call(limit, connection.client().inspectExecCmd(execId)::exec);
            Long code = found.getExitCodeLong();
            if (code != null && !Boolean.TRUE.equals(found.isRunning())) {
                return isNotFound && code == NOT_RUN ? NO_SUCH_COMMAND : code.intValue();
            }
            rest(new CountDownLatch(1), BETWEEN_LOOKS_MILLIS);
        }
        throw new EngineException(Kind.TIMEOUT, "the command's output has ended, but its exit code is not known");
    }

    /** An engine leaves a shell behind whose terminal nobody looks at any more, so what runs is interrupted and the shell ended, as a person would. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        if (ended.getCount() > 0) {
            hangUp();
        }
        output.close();
    }

    private void hangUp() {
        try {
            for (int tries = 0; terminal && tries < TRIES && ended.getCount() > 0; tries++) {
                type(INTERRUPT);
                type(END_OF_INPUT);
            }
            takeover.endOutput();
            rest(ended, LAST_WORDS_MILLIS);
        } catch (IOException | RuntimeException e) {
            LOG.debug("hanging up failed: {}", e.toString());
        }
    }

    /** A shell takes what comes while another program has the terminal for that program's, hence the pause. */
    private void type(byte[] keys) throws IOException {
        takeover.write(keys);
        rest(ended, LAST_WORDS_MILLIS);
    }

    private static void rest(CountDownLatch until, long millis) {
        try {
            until.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(Kind.STOPPING, "the docker-worker is stopping");
        }
    }
}

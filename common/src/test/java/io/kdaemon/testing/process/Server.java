package io.kdaemon.testing.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A server with a directory of its own, which can be stopped and started again with the same command, ports and files. */
public final class Server implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(180);

    private final Command command;
    private final WorkDirectory directory;
    private final BooleanSupplier ready;
    private ChildProcess process;

    private Server(Command command, WorkDirectory directory, BooleanSupplier ready) {
        this.command = command;
        this.directory = directory;
        this.ready = ready;
        this.process = launch();
    }

    /** Waits until the server is ready. The directory goes when the server is closed. */
    public static Server start(Command command, WorkDirectory directory, BooleanSupplier ready) {
        try {
            return new Server(command, directory, ready);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private ChildProcess launch() {
        return ChildProcess.start(command, directory.resolve("server.log")).awaitReady(START_LIMIT, ready);
    }

    /** Starts it again after {@link #stop} or {@link #kill}. */
    public void start() {
        if (process.isAlive()) {
            throw new IllegalStateException("Expected a stopped server, but it runs: " + command.words());
        }
        process = launch();
    }

    /** Nobody is answered until it is resumed; connections stay open. */
    public void pause() {
        process.pause();
    }

    public void resume() {
        process.resume();
    }

    public void stop() {
        process.stop();
    }

    public void kill() {
        process.kill();
    }

    /** All it printed, over all its starts. */
    public String log() {
        return process.log();
    }

    @Override
    public void close() {
        try (directory) {
            stop();
        }
    }
}

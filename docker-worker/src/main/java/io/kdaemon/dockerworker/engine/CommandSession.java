package io.kdaemon.dockerworker.engine;

/** A command that runs in a container. Closed before it has ended, its terminal is hung up and its input ends. */
public interface CommandSession extends EngineOutput {

    /** Waits while the command does not read. */
    void write(byte[] bytes);

    /** No more input will come. */
    void endInput();

    void resize(int columns, int rows);

    /** After the end of its output. 126 and 127 are the engine's: it could not be run, it was not found. */
    int exitCode();
}

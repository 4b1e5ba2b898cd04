package io.kdaemon.dockerworker.engine;

/** The streams of all nodes. */
@FunctionalInterface
public interface StreamRuntimes {

    /**
     * Does not connect yet.
     *
     * @param engineUri {@code tcp://host:port} or {@code unix:///path}
     */
    ContainerStreams at(String engineUri);
}

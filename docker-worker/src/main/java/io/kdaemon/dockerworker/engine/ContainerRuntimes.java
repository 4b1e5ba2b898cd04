package io.kdaemon.dockerworker.engine;

/** The engines of all nodes. */
@FunctionalInterface
public interface ContainerRuntimes {

    /**
     * Does not connect yet.
     *
     * @param engineUri {@code tcp://host:port} or {@code unix:///path}
     */
    ContainerRuntime at(String engineUri);
}

package io.kdaemon.bench;

/** One way to bring a container to run. */
public interface Launcher {

    /** Returns when the container runs. */
    void launch(String name) throws Exception;

    /** Removes what this launcher has launched; not measured. */
    void removeAll() throws Exception;
}

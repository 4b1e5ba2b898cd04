package io.kdaemon.dockerworker.engine;

/**
 * Streams to one node's containers, over connections apart from those of {@link ContainerRuntime}. Opening one is bounded in time, its
 * duration is not. Everything throws {@link EngineException} and nothing else.
 */
public interface ContainerStreams {

    /** @param reference an engine's id of a container */
    EngineOutput logs(String reference, LogQuery query);
}

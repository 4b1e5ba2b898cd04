package io.kdaemon.dockerworker.engine;

import io.kdaemon.messaging.contract.ForeignContainer;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * Streams to one node's containers, over connections apart from those of {@link ContainerRuntime}. Opening one is bounded in time, its
 * duration is not. Everything throws {@link EngineException} and nothing else.
 */
public interface ContainerStreams {

    /** @param reference an engine's id of a container */
    EngineOutput logs(String reference, LogQuery query);

    /** The command runs when this returns, or has failed to: then its exit code says so. */
    CommandSession run(String reference, CommandPlan plan);

    /** What it uses. @param follow a sample every second, else one */
    UsageStream usage(String reference, boolean follow);

    ProcessTable processes(String reference);

    /**
     * All containers without labels of the cluster, whatever their state.
     *
     * @param described ids or names of those that are to be described as well
     */
    List<ForeignContainer> foreign(String cluster, Collection<String> described);

    /** @return empty when it is a folder, whose size nobody knows before it is read */
    OptionalLong sizeOf(String reference, String path);

    /** A file, or a folder with all that is in it, as a tar archive. */
    EngineOutput read(String reference, String path);

    /** Unpacks a tar archive in a folder that is there, reading it as the engine takes it. */
    void write(String reference, String path, InputStream archive);
}

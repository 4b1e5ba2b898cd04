package io.kdaemon.dockerworker.engine;

import io.kdaemon.messaging.contract.NodeObserved.EngineFacts;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One node's engine. Every call is bounded in time and throws {@link EngineException}, and nothing else, when it did not succeed. A call that
 * timed out or lost its connection may have had its effect all the same.
 */
public interface ContainerRuntime {

    /** Asks for a sign of life. */
    void ping();

    EngineFacts facts();

    /** All containers that carry the cluster's label, whatever their state. */
    List<EngineContainer> list(String cluster);

    /** Those of the containers that the engine has, whatever their state and whose they are. */
    List<EngineContainer> listOnly(Collection<String> engineIds);

    /**
     * @param reference an engine's id of a container, or its name
     * @return empty when the engine does not have it
     */
    Optional<EngineContainer> inspect(String reference);

    boolean hasImage(String image);

    /**
     * Returns when the engine says it is done, which is no proof that it has the image. Ends early when the download makes no progress.
     *
     * @param access null: as anybody may
     * @param progress told of every step by the thread that pulls
     */
    void pull(String image, @Nullable RegistryAccess access, Consumer<PullProgress> progress);

    /** As anybody may, and without a word. */
    default void pull(String image) {
        pull(image, null, _ -> {});
    }

    /** Images that no container uses, running or not, and no other image is built on. */
    List<EngineImage> unusedImages();

    /**
     * Removes a name, and the image with its last one. Nothing happens when there is none.
     *
     * @param reference a name or an id
     * @throws EngineException CONFLICT when it is in use
     */
    void removeImage(String reference);

    /**
     * @return the engine's id of the new container
     * @throws EngineException NOT_FOUND when the engine lacks the image, CONFLICT when the name is taken
     */
    String create(ContainerPlan plan);

    /** Nothing happens when it runs already. */
    void start(String reference);

    void unpause(String reference);

    /** Asks it to end and kills it after {@code grace}. Nothing happens when it does not run. */
    void stop(String reference, Duration grace);

    /**
     * Removes it even when it runs.
     *
     * @param volumes whether its anonymous volumes go with it; named ones never do
     */
    void remove(String reference, boolean volumes);

    /** Removes it even when it runs; its volumes stay. */
    default void remove(String reference) {
        remove(reference, false);
    }

    /** Waits for somebody else's removal to end. False: it is still there after {@code limit}. */
    boolean awaitGone(String reference, Duration limit);

    /** The last lines of what it printed. */
    String logTail(String reference, int lines);

    /**
     * One look at its counters; what it uses is the difference of two.
     *
     * @return empty when it does not run
     * @throws EngineException NOT_FOUND when the engine does not have it
     */
    Optional<ContainerStats> stats(String reference);

    /**
     * What happens to containers that carry the cluster's label or were adopted. Subscribed when this returns: what happens from now on is in
     * the stream.
     */
    EventStream events(String cluster, Adoptions adoptions);

    /** Of what carries the cluster's label. */
    default EventStream events(String cluster) {
        return events(cluster, Adoptions.NONE);
    }
}

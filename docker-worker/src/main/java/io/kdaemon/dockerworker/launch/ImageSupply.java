package io.kdaemon.dockerworker.launch;

import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.isolation.KeyedMutex;

/** Brings images to nodes: launches that wait for the same image on the same node share one pull. */
public final class ImageSupply {

    private record Wanted(String engineUri, String image) {}

    private final KeyedMutex<Wanted> pulls = new KeyedMutex<>();

    /** For one launch. */
    Launch.Images at(String engineUri, ContainerRuntime engine, String image) {
        Wanted wanted = new Wanted(engineUri, image);
        return new Launch.Images() {
            @Override
            public void supply() {
                pulls.within(wanted, () -> {
                    if (!engine.hasImage(image)) {
                        pull(engine, image);
                    }
                    return image;
                });
            }

            @Override
            public void refresh() {
                pulls.within(wanted, () -> {
                    pull(engine, image);
                    return image;
                });
            }
        };
    }

    /** An engine whose disk is full may report success: only a look tells. */
    private static void pull(ContainerRuntime engine, String image) {
        try {
            engine.pull(image);
        } catch (EngineException e) {
            throw new LaunchFailure("pulling " + image, e);
        }
        if (!engine.hasImage(image)) {
            throw new LaunchFailure(false, "the engine says it pulled %s, but does not have it".formatted(image));
        }
    }
}

package io.kdaemon.dockerworker.launch;

import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.RegistryAccess;
import io.kdaemon.dockerworker.isolation.KeyedMutex;
import io.kdaemon.messaging.RetryLaterException;
import java.time.Duration;

/**
 * Brings images to nodes, each to a node once at a time. Who needs one that another is pulling is handed back: waiting here, the launches of one
 * image would hold all of the node's places for commands until it has come.
 */
public final class ImageSupply {

    private static final Duration SOON = Duration.ofSeconds(2);

    private record Wanted(String engineUri, String image) {}

    private final KeyedMutex<Wanted> pulls = new KeyedMutex<>();

    /** For one launch. Both ways throw {@link RetryLaterException} when another is pulling the image. */
    Launch.Images at(String engineUri, ContainerRuntime engine, String image, PullLogin login, PullNews news) {
        Wanted wanted = new Wanted(engineUri, image);
        return new Launch.Images() {
            @Override
            public void supply() {
                alone(wanted, () -> {
                    if (!engine.hasImage(image)) {
                        pull(engine, image, login, news);
                    }
                });
            }

            @Override
            public void refresh() {
                alone(wanted, () -> pull(engine, image, login, news));
            }
        };
    }

    private void alone(Wanted wanted, Runnable work) {
        pulls.withinIfFree(wanted, () -> {
                    work.run();
                    return wanted;
                })
                .orElseThrow(() -> new RetryLaterException("%s is being pulled".formatted(wanted.image()), SOON));
    }

    /** An engine whose disk is full may report success: only a look tells. */
    private static void pull(ContainerRuntime engine, String image, PullLogin login, PullNews news) {
        RegistryAccess access = login.open().orElse(null);
        try {
            news.of(progress -> engine.pull(image, access, progress));
        } catch (EngineException e) {
            throw new LaunchFailure("pulling " + image, e);
        }
        if (!engine.hasImage(image)) {
            throw new LaunchFailure(false, "the engine says it pulled %s, but does not have it".formatted(image));
        }
    }
}

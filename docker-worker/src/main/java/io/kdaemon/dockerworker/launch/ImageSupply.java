package io.kdaemon.dockerworker.launch;

import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.RegistryAccess;
import io.kdaemon.dockerworker.isolation.KeyedMutex;
import io.kdaemon.messaging.RetryLaterException;
import io.kdaemon.messaging.contract.LaunchContainer;
import io.kdaemon.secret.SecretBox;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Brings images to nodes, each to a node once at a time. A launch that needs one that another is pulling is handed back: waiting here, the
 * launches of one image would hold all of the node's places for commands until it has come.
 */
public final class ImageSupply {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final KeyedMutex<Wanted> pulls = new KeyedMutex<>();
    private final SecretBox box;

    private record Wanted(String engineUri, String image) {}

    /**
     * An image that is wanted on a node.
     *
     * @param login null: none is kept for its registry
     */
    public record Order(
            String engineUri, ContainerRuntime engine, String image, LaunchContainer.@Nullable Login login) {}

    public ImageSupply(SecretBox box) {
        this.box = box;
    }

    /** For one launch. Both ways throw {@link RetryLaterException} when another is pulling the image. */
    Launch.Images at(Order order, PullNews news) {
        return new Launch.Images() {
            @Override
            public void supply() {
                alone(order, () -> bring(order, news));
            }

            @Override
            public void refresh() {
                alone(order, () -> pull(order, news));
            }
        };
    }

    /**
     * For whoever waits for it, also while another is pulling the image.
     *
     * @param refresh also when the node has one of that name
     * @return false when the node had it
     * @throws LaunchFailure when it did not come
     */
    boolean await(Order order, PullNews news, boolean refresh) {
        return pulls.within(wanted(order), () -> {
            if (!refresh) {
                return bring(order, news);
            }
            pull(order, news);
            return true;
        });
    }

    private void alone(Order order, Runnable work) {
        pulls.withinIfFree(wanted(order), () -> {
                    work.run();
                    return order;
                })
                .orElseThrow(() -> new RetryLaterException("%s is being pulled".formatted(order.image()), SOON));
    }

    private static Wanted wanted(Order order) {
        return new Wanted(order.engineUri(), order.image());
    }

    private boolean bring(Order order, PullNews news) {
        if (order.engine().hasImage(order.image())) {
            return false;
        }
        pull(order, news);
        return true;
    }

    /** An engine whose disk is full may report success: only a look tells. */
    private void pull(Order order, PullNews news) {
        String image = order.image();
        RegistryAccess access = new PullLogin(order.login(), box).open().orElse(null);
        try {
            news.of(progress -> order.engine().pull(image, access, progress));
        } catch (EngineException e) {
            throw new LaunchFailure("pulling " + image, e);
        }
        if (!order.engine().hasImage(image)) {
            throw new LaunchFailure(false, "the engine says it pulled %s, but does not have it".formatted(image));
        }
    }
}

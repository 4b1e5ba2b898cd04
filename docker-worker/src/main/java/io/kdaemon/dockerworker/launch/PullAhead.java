package io.kdaemon.dockerworker.launch;

import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.PullProgress;
import io.kdaemon.messaging.contract.PullImage;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings images to nodes ahead of any launch, under the same rules: one pull of an image to a node at a time, with the login that is kept. */
public final class PullAhead {

    /** Less than a stream may stand still. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    private final ImageSupply images;
    private final Clock clock;

    /** What became of it. */
    public enum State {
        /** It has come. */
        PULLED,
        /** It was there already. */
        PRESENT,
        /** It has not come. */
        FAILED
    }

    /** @param reason why it failed; else null */
    public record Result(State state, @Nullable String reason) {}

    public PullAhead(ImageSupply images, Clock clock) {
        this.images = images;
        this.clock = clock;
    }

    /** Takes as long as it takes: each pull that gets nowhere is given up by the engine's adapter. */
    public Result run(ContainerRuntime engine, PullImage request, Consumer<PullProgress> progress) {
        ImageSupply.Order order =
                new ImageSupply.Order(request.target().node().engineUri(), engine, request.image(), request.login());
        PullNews news = new PullNews((latest, _) -> progress.accept(latest), clock, LONGEST_PAUSE);
        try {
            boolean pulled = images.await(order, news, request.refresh());
            return new Result(pulled ? State.PULLED : State.PRESENT, null);
        } catch (LaunchFailure e) {
            return new Result(State.FAILED, e.getMessage());
        }
    }
}

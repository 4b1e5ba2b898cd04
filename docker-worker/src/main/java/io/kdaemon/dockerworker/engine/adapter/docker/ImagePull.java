package io.kdaemon.dockerworker.engine.adapter.docker;

import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.dockerworker.engine.PullProgress;
import io.kdaemon.dockerworker.engine.RegistryAccess;
import io.kdaemon.dockerworker.engine.adapter.docker.JsonLines.Next;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One pull, limited by its progress: a big image may take long, a stuck download may not. */
final class ImagePull {

    private static final List<String> HOPELESS = List.of(
            "manifest unknown",
            "not found",
            "no matching manifest",
            "unauthorized",
            "authentication required",
            "no basic auth credentials",
            "pull access denied",
            "denied:");

    private final EngineConnection connection;
    private final EngineSettings.Pulls limits;
    private final @Nullable RegistryAccess access;
    private final Clock clock;
    private final PulledLayers layers = new PulledLayers();
    private String lastWords = "nothing yet";

    ImagePull(EngineConnection connection, EngineSettings.Pulls limits, @Nullable RegistryAccess access, Clock clock) {
        this.connection = connection;
        this.limits = limits;
        this.access = access;
        this.clock = clock;
    }

    void run(String image, Consumer<PullProgress> progress) {
        try (JsonLines<PullResponseItem> lines =
                JsonLines.open(connection, request(image), PullResponseItem.class, limits.stall())) {
            follow(lines, progress);
        } catch (EngineException e) {
            throw aboutRegistry(e);
        }
    }

    private Request request(String image) {
        return Request.builder()
                .method(Request.Method.POST)
                .path("/images/create?" + ImageName.parse(image).query())
                .headers(RegistryHeader.of(access))
                .build();
    }

    private void follow(JsonLines<PullResponseItem> lines, Consumer<PullProgress> progress) {
        Instant deadline = clock.instant().plus(limits.total());
        boolean ended = false;
        while (!ended) {
            Duration left = Duration.between(clock.instant(), deadline);
            ended = switch (lines.next(left.compareTo(limits.stall()) < 0 ? left : limits.stall())) {
                case Next.Line<PullResponseItem>(PullResponseItem item) -> note(item, progress);
                case Next.Silence<PullResponseItem> _ -> throw stuck();
                case Next.Broken<PullResponseItem>(EngineException why) -> throw why;
                case Next.Opened<PullResponseItem> _ -> false;
                case Next.End<PullResponseItem> _ -> true;
            };
        }
    }

    private boolean note(PullResponseItem item, Consumer<PullProgress> progress) {
        if (item.getErrorDetail() != null) {
            throw new EngineException(Kind.SERVER_ERROR, item.getErrorDetail().getMessage());
        }
        lastWords = String.valueOf(item.getStatus());
        layers.note(item);
        progress.accept(layers.sum());
        return false;
    }

    private EngineException stuck() {
        return new EngineException(
                Kind.TIMEOUT,
                "no progress for %d s or not done after %d s; the last thing it said: %s"
                        .formatted(limits.stall().toSeconds(), limits.total().toSeconds(), lastWords));
    }

    /** No such image, or a 500 that carries a final no of the registry: another try is pointless. */
    private EngineException aboutRegistry(EngineException failure) {
        String words = String.valueOf(failure.getMessage());
        String lowerCase = words.toLowerCase(Locale.ROOT);
        boolean refused =
                failure.kind() == Kind.SERVER_ERROR && HOPELESS.stream().anyMatch(lowerCase::contains);
        Kind kind = refused || failure.kind() == Kind.NOT_FOUND ? Kind.INVALID : failure.kind();
        return new EngineException(kind, PullAdvice.added(words, access), failure);
    }
}

package io.kdaemon.dockerworker.engine.adapter.docker;

import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem.ProgressDetail;
import io.kdaemon.dockerworker.engine.PullProgress;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Adds up what an engine says of each layer of the image that it pulls. */
final class PulledLayers {

    private final Map<String, Layer> layers = new HashMap<>();

    private record Layer(long bytes, long bytesDone, boolean done) {

        static final Layer NAMED = new Layer(0, 0, false);

        Layer downloading(long current, long total) {
            return new Layer(Math.max(total, current), current, false);
        }

        Layer downloaded() {
            return new Layer(bytes, bytes, false);
        }

        Layer there() {
            return new Layer(bytes, bytes, true);
        }
    }

    void note(PullResponseItem item) {
        String id = item.getId();
        String status = item.getStatus();
        if (id != null && status != null) {
            layers.compute(id, (_, known) -> after(known, status, item.getProgressDetail()));
        }
    }

    /** Null for what is no layer: the tag is told of in the same form. */
    private static @Nullable Layer after(@Nullable Layer known, String status, @Nullable ProgressDetail detail) {
        Layer before = Objects.requireNonNullElse(known, Layer.NAMED);
        return switch (status) {
            case "Pulling fs layer", "Waiting" -> before;
            case "Downloading" -> downloading(before, detail);
            case "Verifying Checksum", "Download complete", "Extracting" -> before.downloaded();
            case "Pull complete", "Already exists" -> before.there();
            default -> known;
        };
    }

    private static Layer downloading(Layer before, @Nullable ProgressDetail detail) {
        return detail == null || detail.getCurrent() == null || detail.getTotal() == null
                ? before
                : before.downloading(detail.getCurrent(), detail.getTotal());
    }

    PullProgress sum() {
        return new PullProgress(
                layers.size(),
                (int) layers.values().stream().filter(Layer::done).count(),
                layers.values().stream().mapToLong(Layer::bytes).sum(),
                layers.values().stream().mapToLong(Layer::bytesDone).sum());
    }
}

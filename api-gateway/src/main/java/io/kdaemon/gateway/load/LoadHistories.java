package io.kdaemon.gateway.load;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.kdaemon.load.LoadHistory;
import io.kdaemon.load.LoadHistoryReader;
import io.kdaemon.load.LoadReading;
import io.kdaemon.node.Node;
import io.kdaemon.node.PrometheusAddress;
import java.time.Duration;

/** Histories, asked for once every few seconds however many people look at a plot. */
final class LoadHistories {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int MOST = 500;

    private final LoadHistoryReader reader;
    private final Cache<Question, LoadHistory> histories =
            Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(MOST).build();

    private record Question(PrometheusAddress endpoint, String instance, Duration span) {}

    LoadHistories(LoadHistoryReader reader) {
        this.reader = reader;
    }

    LoadHistory of(Node node, LoadReading reading, Duration span) {
        PrometheusAddress endpoint = node.profile().prometheus();
        if (endpoint == null || reading.source().isEmpty()) {
            return LoadHistory.unknown(reading.whyUnknown().orElse("no Prometheus is configured for it"));
        }
        Question question = new Question(endpoint, reading.source().get(), span);
        return histories.get(question, asked -> reader.read(asked.endpoint(), asked.instance(), asked.span()));
    }
}

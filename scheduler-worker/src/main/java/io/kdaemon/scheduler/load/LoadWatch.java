package io.kdaemon.scheduler.load;

import io.kdaemon.load.LoadTable;
import io.kdaemon.node.Node;
import io.kdaemon.notification.Incident;
import io.kdaemon.notification.Incident.News;
import io.kdaemon.notification.Notifications;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tells when the load of nodes stays unknown although a Prometheus is configured for them, and when that is over: once for all schedulers. A node
 * without Prometheus, one that is disabled and one that is not healthy are no news.
 */
public final class LoadWatch {

    static final String INCIDENT = "load-unknown";
    private static final int MOST_REASONS = 5;

    private final LoadTable loads;
    private final Incident incident;
    private final Duration patience;
    private final Clock clock;
    private @Nullable Instant since;
    private volatile int unknown;

    /** @param patience how long it is borne in silence: a Prometheus that is started anew is back by then */
    public LoadWatch(
            LoadTable loads,
            TransactionOperations transactions,
            Notifications notifications,
            Duration patience,
            Clock clock) {
        this.loads = loads;
        this.incident =
                new Incident(INCIDENT, notifications, work -> transactions.executeWithoutResult(_ -> work.run()));
        this.patience = patience;
        this.clock = clock;
    }

    /** At the last look. */
    public int unknown() {
        return unknown;
    }

    public void judge(List<Node> nodes) {
        List<Node> watched = nodes.stream()
                .filter(node -> node.profile().prometheus() != null && node.enabled() && node.isHealthy())
                .toList();
        List<String> reasons = watched.stream()
                .flatMap(node -> loads.of(node).whyUnknown().stream())
                .toList();
        unknown = reasons.size();
        Instant now = clock.instant();
        since = reasons.isEmpty() ? null : since == null ? now : since;
        boolean open = since != null && !since.plus(patience).isAfter(now);
        if (open) {
            incident.begin(() -> begun(watched.size(), reasons));
        } else if (reasons.isEmpty()) {
            incident.end(LoadWatch::over);
        }
    }

    private static News begun(int watched, List<String> reasons) {
        String subject = "load of %d of %d nodes is unknown".formatted(reasons.size(), watched);
        return new News(
                subject,
                "%s: %s. Launches go on; these nodes are used only when no node of known load fits."
                        .formatted(subject, frequent(reasons)));
    }

    private static String frequent(List<String> reasons) {
        Map<String, Long> counts =
                reasons.stream().collect(Collectors.groupingBy(reason -> reason, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue()))
                .limit(MOST_REASONS)
                .map(entry -> "%s (%d)".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static News over() {
        String subject = "load of all nodes is known again";
        return new News(subject, subject + "; launches go by it");
    }
}

package io.kdaemon.watcher.usage;

import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.job.JobId;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.contract.Changed;
import io.kdaemon.messaging.contract.PullProgressed;
import io.kdaemon.messaging.outbox.Outbox;
import io.kdaemon.messaging.outbox.Outbox.Addressed;
import io.kdaemon.timeline.TimelineEntry;
import io.kdaemon.timeline.TimelineRepository;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Shows on a container's timeline, and to those who watch, how far the pull of its image has come. docker-workers tell of that rarely. */
class PullTimeline {

    static final String KIND = "PULL";

    private static final int NOT_STORED = 0;
    private static final double MEGABYTE = 1e6;

    private final TransactionOperations transactions;
    private final ContainerRepository containers;
    private final TimelineRepository timeline;
    private final Outbox outbox;
    private final JsonMapper json;

    PullTimeline(
            TransactionOperations transactions,
            ContainerRepository containers,
            TimelineRepository timeline,
            Outbox outbox,
            JsonMapper json) {
        this.transactions = transactions;
        this.containers = containers;
        this.timeline = timeline;
        this.outbox = outbox;
        this.json = json;
    }

    void add(Envelope cause, PullProgressed pull) {
        ContainerId id = new ContainerId(pull.origin().containerId());
        transactions.executeWithoutResult(_ -> containers.find(id).ifPresent(container -> add(cause, pull, container)));
    }

    private void add(Envelope cause, PullProgressed pull, ContainerInstance container) {
        timeline.append(List.of(entry(pull)));
        Changed news = new Changed(
                "container",
                pull.origin().containerId(),
                container.observed().name(),
                line(pull),
                pull.origin().at());
        String id = UUID.randomUUID().toString();
        outbox.add(List.of(new Addressed(
                Destination.LIVE,
                new Envelope(
                        id,
                        cause.correlationId(),
                        cause.messageId(),
                        pull.origin().at(),
                        news))));
    }

    private TimelineEntry entry(PullProgressed pull) {
        long job = pull.origin().jobId();
        return new TimelineEntry(
                NOT_STORED,
                new ContainerId(pull.origin().containerId()),
                job == 0 ? null : new JobId(job),
                pull.origin().at(),
                KIND,
                line(pull),
                json.writeValueAsString(detail(pull)));
    }

    private static String line(PullProgressed pull) {
        String what = "%s on node %d".formatted(pull.image(), pull.origin().nodeId());
        if (pull.layers() == 0) {
            return (pull.done() ? "pulled " : "pulling ") + what;
        }
        return pull.done()
                ? "pulled %s, %s".formatted(what, megabytes(pull.bytes()))
                : "pulling %s: %d of %d layers, %s of %s"
                        .formatted(
                                what,
                                pull.layersDone(),
                                pull.layers(),
                                megabytes(pull.bytesDone()),
                                megabytes(pull.bytes()));
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
    }

    private static Map<String, Object> detail(PullProgressed pull) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("image", pull.image());
        detail.put("node_id", pull.origin().nodeId());
        detail.put("generation", pull.origin().generation());
        detail.put("layers", pull.layers());
        detail.put("layers_done", pull.layersDone());
        detail.put("bytes", pull.bytes());
        detail.put("bytes_done", pull.bytesDone());
        detail.put("done", pull.done());
        return detail;
    }
}

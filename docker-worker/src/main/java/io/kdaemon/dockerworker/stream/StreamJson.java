package io.kdaemon.dockerworker.stream;

import io.kdaemon.dockerworker.engine.EngineImage;
import io.kdaemon.dockerworker.engine.ProcessTable;
import io.kdaemon.dockerworker.engine.PullProgress;
import io.kdaemon.dockerworker.engine.UsageStream.Usage;
import io.kdaemon.dockerworker.launch.PullAhead;
import io.kdaemon.dockerworker.prune.ImagePrune;
import io.kdaemon.messaging.contract.ForeignContainer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What clients are answered, in the form in which they get it: a line of JSON each. */
final class StreamJson {

    private static final JsonMapper JSON = new JsonMapper();
    private static final double THOUSAND = 1000;

    private StreamJson() {}

    static byte[] of(Usage usage) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("at", usage.at().toString());
        fields.put("cpu_cores", Math.round(usage.cpuCores() * THOUSAND) / THOUSAND);
        fields.put("memory_bytes", usage.memoryBytes());
        fields.put("memory_limit_bytes", usage.memoryLimitBytes());
        fields.put("network_received_bytes", usage.traffic().networkReceivedBytes());
        fields.put("network_sent_bytes", usage.traffic().networkSentBytes());
        fields.put("disk_read_bytes", usage.traffic().diskReadBytes());
        fields.put("disk_written_bytes", usage.traffic().diskWrittenBytes());
        fields.put("processes", usage.processes());
        return line(fields);
    }

    static byte[] of(ProcessTable table) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("titles", table.titles());
        fields.put("processes", table.processes());
        return line(fields);
    }

    /** For the gateway, which makes of it what clients get. */
    static byte[] of(List<ForeignContainer> containers) {
        return line(Map.of("containers", containers));
    }

    static byte[] of(ImagePrune.Outcome outcome, boolean dryRun) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("dry_run", dryRun);
        fields.put("images", outcome.gone().stream().map(StreamJson::fields).toList());
        fields.put("bytes", outcome.bytes());
        fields.put("kept_wanted", outcome.kept().wanted());
        fields.put("kept_young", outcome.kept().young());
        fields.put("refused", outcome.refused().stream().map(StreamJson::fields).toList());
        return line(fields);
    }

    static byte[] of(PullProgress progress) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("state", "pulling");
        fields.put("layers", progress.layers());
        fields.put("layers_done", progress.layersDone());
        fields.put("bytes", progress.bytes());
        fields.put("bytes_done", progress.bytesDone());
        return line(fields);
    }

    static byte[] of(PullAhead.Result result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("state", result.state().name().toLowerCase(Locale.ROOT));
        fields.put("reason", result.reason());
        return line(fields);
    }

    private static Map<String, Object> fields(EngineImage image) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", image.id());
        fields.put("names", image.names());
        fields.put("bytes", image.bytes());
        fields.put("since", image.since().toString());
        return fields;
    }

    private static Map<String, Object> fields(ImagePrune.Refusal refusal) {
        Map<String, Object> fields = fields(refusal.image());
        fields.put("reason", refusal.reason());
        return fields;
    }

    private static byte[] line(Map<String, Object> fields) {
        return (JSON.writeValueAsString(fields) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}

package io.kdaemon.watcher.intake;

import io.kdaemon.container.ContainerId;
import io.kdaemon.job.JobId;
import io.kdaemon.messaging.contract.CommandFailed;
import io.kdaemon.messaging.contract.ContainerSighted;
import io.kdaemon.messaging.contract.EngineCall;
import io.kdaemon.messaging.contract.LaunchFailed;
import io.kdaemon.messaging.contract.LaunchStarted;
import io.kdaemon.messaging.contract.LaunchSucceeded;
import io.kdaemon.messaging.contract.MessageBody.StatusEvent;
import io.kdaemon.messaging.contract.NodeObserved;
import io.kdaemon.messaging.contract.NodeUnreachable;
import io.kdaemon.messaging.contract.RemoveSucceeded;
import io.kdaemon.messaging.contract.ReportOrigin;
import io.kdaemon.messaging.contract.StopSucceeded;
import io.kdaemon.timeline.TimelineEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Puts the calls made to an engine on the container's timeline, with the engine's own words when one failed. */
class EngineCallEntries {

    static final String KIND = "ENGINE_CALL";

    private static final int NOT_STORED = 0;

    private final JsonMapper json;

    EngineCallEntries(JsonMapper json) {
        this.json = json;
    }

    List<TimelineEntry> of(StatusEvent event) {
        return switch (event) {
            case LaunchSucceeded succeeded -> entries(succeeded.origin(), succeeded.calls());
            case LaunchFailed failed -> entries(failed.origin(), failed.calls());
            case StopSucceeded stopped -> entries(stopped.origin(), stopped.calls());
            case RemoveSucceeded removed -> entries(removed.origin(), removed.calls());
            case CommandFailed failed -> entries(failed.origin(), failed.calls());
            case LaunchStarted _, ContainerSighted _, NodeObserved _, NodeUnreachable _ -> List.of();
        };
    }

    private List<TimelineEntry> entries(ReportOrigin origin, List<EngineCall> calls) {
        return calls.stream().map(call -> entry(origin, call)).toList();
    }

    private TimelineEntry entry(ReportOrigin origin, EngineCall call) {
        return new TimelineEntry(
                NOT_STORED,
                new ContainerId(origin.containerId()),
                origin.jobId() == 0 ? null : new JobId(origin.jobId()),
                call.at(),
                KIND,
                line(origin, call),
                json.writeValueAsString(detail(origin, call)));
    }

    private static String line(ReportOrigin origin, EngineCall call) {
        String outcome = call.error() == null ? "took" : "failed after";
        return "%s on node %d %s %d ms".formatted(call.call(), origin.nodeId(), outcome, call.durationMillis());
    }

    private static Map<String, Object> detail(ReportOrigin origin, EngineCall call) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("call", call.call());
        detail.put("node_id", origin.nodeId());
        detail.put("generation", origin.generation());
        detail.put("duration_ms", call.durationMillis());
        if (call.error() != null) {
            detail.put("error", call.error());
        }
        return detail;
    }
}

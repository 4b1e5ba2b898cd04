package io.kdaemon.watcher.intake;

import io.kdaemon.container.ContainerId;
import io.kdaemon.timeline.TimelineEntry;
import io.kdaemon.timeline.TimelineRepository;
import java.util.List;
import java.util.Set;

/** Writes the calls that docker-workers made into the timelines of their containers. */
record EngineCallLog(EngineCallEntries entries, TimelineRepository timeline) {

    /** @param known containers that have a record */
    void write(List<StatusMessage> messages, Set<ContainerId> known) {
        List<TimelineEntry> made = messages.stream()
                .flatMap(message -> entries.of(message.event()).stream())
                .filter(entry -> known.contains(entry.containerId()))
                .toList();
        if (!made.isEmpty()) {
            timeline.append(made);
        }
    }
}

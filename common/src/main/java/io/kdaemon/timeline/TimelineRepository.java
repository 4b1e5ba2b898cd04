package io.kdaemon.timeline;

import io.kdaemon.container.ContainerId;
import java.util.List;

/** The stored timelines. All methods take part in the caller's transaction. */
public interface TimelineRepository {

    void append(List<TimelineEntry> entries);

    /** In order of id, only ids above {@code after}. */
    List<TimelineEntry> list(ContainerId containerId, long after, int limit);
}

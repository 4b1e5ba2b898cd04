package io.kdaemon.persistence;

import io.kdaemon.history.HistoryRepository;
import java.time.Instant;
import java.util.List;

final class MyBatisHistoryRepository implements HistoryRepository {

    private static final String CONTAINER_ID = "container_id";

    /** All tables with rows of one container, that of containers apart. */
    private static final List<String> OF_A_CONTAINER = List.of(
            "adoption",
            "container_dependency",
            "container_generation",
            "container_told",
            "job",
            "placement",
            "rollout_step",
            "timeline");

    private final HistoryMapper mapper;

    MyBatisHistoryRepository(HistoryMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public int forget(Chapter chapter, Instant before, int most) {
        return switch (chapter) {
            case ROLLOUTS -> forgetRollouts(mapper.lockRollouts(before, most));
            case CONTAINERS -> forgetContainers(mapper.lockContainers(before, most));
            case TIMELINE -> mapper.deleteTimeline(before, most);
            case JOBS -> mapper.deleteJobs(before, most);
            case PLACEMENTS -> mapper.deletePlacements(before, most);
            case NOTIFICATIONS -> mapper.deleteNotifications(before, most);
        };
    }

    private int forgetRollouts(List<Long> ids) {
        if (!ids.isEmpty()) {
            mapper.deleteOf("rollout_step", "rollout_id", ids);
            mapper.deleteOf("rollout_specification", "rollout_id", ids);
            mapper.deleteOf("rollout", "id", ids);
        }
        return ids.size();
    }

    private int forgetContainers(List<Long> ids) {
        if (!ids.isEmpty()) {
            OF_A_CONTAINER.forEach(table -> mapper.deleteOf(table, CONTAINER_ID, ids));
            mapper.deleteOf("container_dependency", "dependency_id", ids);
            mapper.deleteOf("container", "id", ids);
        }
        return ids.size();
    }
}

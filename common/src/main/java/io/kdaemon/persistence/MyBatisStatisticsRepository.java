package io.kdaemon.persistence;

import io.kdaemon.container.ObservedState;
import io.kdaemon.job.JobKind;
import io.kdaemon.notification.Notification;
import io.kdaemon.statistics.ClusterStatistics;
import io.kdaemon.statistics.StatisticsRepository;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

final class MyBatisStatisticsRepository implements StatisticsRepository {

    private final StatisticsMapper mapper;

    MyBatisStatisticsRepository(StatisticsMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public ClusterStatistics read() {
        return new ClusterStatistics(
                mapper.outbox().toBacklog(),
                byName(mapper.unfinishedJobs(), JobKind::valueOf, CountRow::toBacklog),
                byName(mapper.containers(), ObservedState::valueOf, CountRow::count),
                byName(mapper.undeliveredNotifications(), Notification.State::valueOf, CountRow::count));
    }

    private static <K, V> Map<K, V> byName(
            List<CountRow> rows, Function<String, K> constant, Function<CountRow, V> value) {
        return rows.stream().collect(Collectors.toMap(row -> constant.apply(String.valueOf(row.name())), value));
    }
}

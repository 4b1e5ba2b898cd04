package io.kdaemon.persistence;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.node.Resources;
import io.kdaemon.persistence.UsageMapper.Estimate;
import io.kdaemon.usage.ApplicationUsage;
import io.kdaemon.usage.UsageEstimate;
import io.kdaemon.usage.UsageRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class MyBatisUsageRepository implements UsageRepository {

    private final UsageMapper mapper;

    MyBatisUsageRepository(UsageMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<ApplicationUsage> lock(Collection<ApplicationId> applications, Instant now) {
        if (applications.isEmpty()) {
            return List.of();
        }
        mapper.addMissing(sorted(applications)
                .map(id -> UsageRow.of(ApplicationUsage.none(new ApplicationId(id), now)))
                .toList());
        return mapper.lock(sorted(applications).toList()).stream()
                .map(UsageRow::toUsage)
                .toList();
    }

    @Override
    public void saveAll(Collection<ApplicationUsage> usages) {
        if (!usages.isEmpty()) {
            mapper.saveAll(usages.stream().map(UsageRow::of).toList());
        }
    }

    @Override
    public Map<ApplicationId, UsageEstimate> estimates(Collection<ApplicationId> applications) {
        return applications.isEmpty()
                ? Map.of()
                : mapper.estimates(sorted(applications).toList()).stream()
                        .collect(Collectors.toMap(
                                row -> new ApplicationId(row.applicationId()), MyBatisUsageRepository::estimate));
    }

    private static UsageEstimate estimate(Estimate row) {
        return new UsageEstimate(
                new Resources(row.cpuMillis(), row.memoryBytes()), row.samples(), row.seenSince(), row.seenUntil());
    }

    private static Stream<Long> sorted(Collection<ApplicationId> applications) {
        return applications.stream().map(ApplicationId::value).distinct().sorted();
    }
}

package io.kdaemon.testing.persistence;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.usage.ApplicationUsage;
import io.kdaemon.usage.UsageEstimate;
import io.kdaemon.usage.UsageRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

public final class InMemoryUsageRepository implements UsageRepository {

    private final Map<Long, ApplicationUsage> rows = new TreeMap<>();

    @Override
    public synchronized List<ApplicationUsage> lock(Collection<ApplicationId> applications, Instant now) {
        applications.forEach(id -> rows.putIfAbsent(id.value(), ApplicationUsage.none(id, now)));
        return rows.values().stream()
                .filter(usage -> applications.contains(usage.application()))
                .toList();
    }

    @Override
    public synchronized void saveAll(Collection<ApplicationUsage> usages) {
        usages.forEach(usage -> rows.put(usage.application().value(), usage));
    }

    @Override
    public synchronized Map<ApplicationId, UsageEstimate> estimates(Collection<ApplicationId> applications) {
        Map<ApplicationId, UsageEstimate> estimates = new HashMap<>();
        rows.values().stream()
                .filter(usage -> usage.samples() > 0 && applications.contains(usage.application()))
                .forEach(usage -> estimates.put(
                        usage.application(),
                        new UsageEstimate(usage.usual(), usage.samples(), usage.since(), usage.until())));
        return estimates;
    }
}

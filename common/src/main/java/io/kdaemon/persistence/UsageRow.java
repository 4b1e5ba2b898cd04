package io.kdaemon.persistence;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.node.Resources;
import io.kdaemon.usage.ApplicationUsage;
import io.kdaemon.usage.DecayingHistogram;
import java.time.Instant;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

record UsageRow(
        long applicationId,
        long samples,
        Instant seenSince,
        Instant seenUntil,
        long cpuMillis,
        long memoryBytes,
        String cpuWeights,
        String memoryWeights) {

    private static final TypeReference<Map<Integer, Double>> WEIGHTS = new TypeReference<>() {};

    static UsageRow of(ApplicationUsage usage) {
        Resources usual = usage.usual();
        return new UsageRow(
                usage.application().value(),
                usage.samples(),
                usage.since(),
                usage.until(),
                usual.cpuMillis(),
                usual.memoryBytes(),
                JsonColumn.write(usage.cpu().weights()),
                JsonColumn.write(usage.memory().weights()));
    }

    ApplicationUsage toUsage() {
        return new ApplicationUsage(
                new ApplicationId(applicationId),
                samples,
                seenSince,
                seenUntil,
                histogram(cpuWeights),
                histogram(memoryWeights));
    }

    private static DecayingHistogram histogram(String weights) {
        return new DecayingHistogram(JsonColumn.read(weights, WEIGHTS));
    }
}

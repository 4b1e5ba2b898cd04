package io.kdaemon.bench.fleet;

import io.kdaemon.bench.Api;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the simulated engines say of it all: every launch runs exactly once, none is lost, none doubled. */
record Verification(int containers, int doubled, int notRunning, int nodesUsed, int fewest, int most) {

    private static final String OWNER = "kdaemon.container";

    static Verification of(Api simulator) throws Exception {
        Map<String, Integer> byOwner = new HashMap<>();
        Map<String, Integer> byNode = new HashMap<>();
        int notRunning = 0;
        for (JsonNode container : simulator.get("/simulator/containers")) {
            byOwner.merge(container.path("labels").path(OWNER).asString(), 1, Integer::sum);
            byNode.merge(container.path("node").asString(), 1, Integer::sum);
            notRunning += container.path("running").asBoolean() ? 0 : 1;
        }
        int doubled = (int) byOwner.values().stream().filter(count -> count > 1).count();
        IntSummaryStatistics perNode =
                byNode.values().stream().mapToInt(Integer::intValue).summaryStatistics();
        return new Verification(byOwner.size(), doubled, notRunning, byNode.size(), perNode.getMin(), perNode.getMax());
    }

    /** @param expected launches since the simulator started */
    void require(int expected) {
        if (containers != expected || doubled > 0 || notRunning > 0) {
            throw new IllegalStateException("Expected %d launches to run exactly once: %s".formatted(expected, this));
        }
    }
}

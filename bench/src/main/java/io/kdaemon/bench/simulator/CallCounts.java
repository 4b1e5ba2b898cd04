package io.kdaemon.bench.simulator;

import java.util.Map;
import java.util.TreeMap;

/** How often each kind of call was made, over all nodes: {@code POST containers start}. Used by one thread only. */
final class CallCounts {

    private final Map<String, Long> calls = new TreeMap<>();

    void count(EngineRequest request) {
        String kind = request.method() + " " + request.segment(1) + " " + request.segment(3);
        calls.merge(kind.strip(), 1L, Long::sum);
    }

    Map<String, Long> byKind() {
        return calls;
    }
}

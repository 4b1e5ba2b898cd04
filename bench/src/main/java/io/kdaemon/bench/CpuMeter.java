package io.kdaemon.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** CPU time used by the processes that a launch passes through. A process that has ended takes its time with it. */
final class CpuMeter {

    private final long platformPid;
    private final Map<Long, Double> before = new HashMap<>();

    /** @param platformPid the platform's JVM; what it started counts too */
    CpuMeter(long platformPid) {
        this.platformPid = platformPid;
        processes().forEach(pid -> before.put(pid, ProcessCpu.seconds(pid)));
    }

    /** CPU seconds since this meter was made, by program. */
    Map<String, Double> used() {
        Map<String, Double> used = new TreeMap<>();
        processes()
                .forEach(pid -> used.merge(
                        ProcessCpu.program(pid), ProcessCpu.seconds(pid) - before.getOrDefault(pid, 0.0), Double::sum));
        return used;
    }

    private Stream<Long> processes() {
        Stream<Long> engine =
                ProcessHandle.allProcesses().map(ProcessHandle::pid).filter(pid -> isEngine(ProcessCpu.program(pid)));
        return Stream.concat(ProcessCpu.tree(platformPid), engine);
    }

    private static boolean isEngine(String name) {
        return name.equals("dockerd") || name.startsWith("containerd") || name.equals("docker-proxy");
    }
}

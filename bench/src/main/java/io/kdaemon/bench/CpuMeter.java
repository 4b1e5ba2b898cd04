package io.kdaemon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** CPU time used by the processes that a launch passes through, from {@code /proc}. A process that has ended takes its time with it. */
final class CpuMeter {

    /** USER_HZ: the unit of /proc/PID/stat, 100 on every Linux we know. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int UTIME = 11;
    private static final int STIME = 12;

    private final long platformPid;
    private final Map<Long, Double> before = new HashMap<>();

    /** @param platformPid the platform's JVM; what it started counts too */
    CpuMeter(long platformPid) {
        this.platformPid = platformPid;
        processes().forEach(pid -> before.put(pid, cpu(pid)));
    }

    /** CPU seconds since this meter was made, by program. */
    Map<String, Double> used() {
        Map<String, Double> used = new TreeMap<>();
        processes().forEach(pid -> used.merge(name(pid), cpu(pid) - before.getOrDefault(pid, 0.0), Double::sum));
        return used;
    }

    private Stream<Long> processes() {
        Stream<ProcessHandle> platform = ProcessHandle.of(platformPid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()));
        Stream<ProcessHandle> engine = ProcessHandle.allProcesses().filter(process -> isEngine(name(process.pid())));
        return Stream.concat(platform, engine).map(ProcessHandle::pid);
    }

    private static boolean isEngine(String name) {
        return name.equals("dockerd") || name.startsWith("containerd") || name.equals("docker-proxy");
    }

    private static String name(long pid) {
        return read(pid, "comm").trim();
    }

    /** Fields are counted behind the program's name, which may hold anything but ends with the last parenthesis. */
    private static double cpu(long pid) {
        String stat = read(pid, "stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ");
        return fields.length > STIME
                ? (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME])) / TICKS_PER_SECOND
                : 0;
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException _) {
            return "";
        }
    }
}

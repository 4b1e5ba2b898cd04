package io.kdaemon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** CPU time used by the processes that a launch passes through, from {@code /proc}. */
final class CpuMeter {

    /** USER_HZ: the unit of /proc/PID/stat, 100 on every Linux we know. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int UTIME = 11;
    private static final int STIME = 12;

    private final Map<String, Double> before = read();

    /** CPU seconds since this meter was made, by program; the platform's JVM is {@code java}. */
    Map<String, Double> used() {
        Map<String, Double> used = new LinkedHashMap<>();
        read().forEach((program, seconds) -> used.put(program, seconds - before.getOrDefault(program, 0.0)));
        return used;
    }

    private static Map<String, Double> read() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .forEach(process ->
                        name(process.pid()).ifPresent(name -> seconds.merge(name, cpu(process.pid()), Double::sum)));
        return seconds;
    }

    private static Optional<String> name(long pid) {
        String name = read(pid, "comm").trim();
        return switch (name) {
            case "java", "mariadbd", "dockerd", "containerd" -> Optional.of(name);
            case "" -> Optional.empty();
            default ->
                name.startsWith("containerd-shim") || name.equals("docker-proxy")
                        ? Optional.of(name)
                        : Optional.empty();
        };
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

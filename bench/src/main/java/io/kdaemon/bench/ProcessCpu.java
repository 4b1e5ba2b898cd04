package io.kdaemon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** CPU time of processes, from {@code /proc}. */
public final class ProcessCpu {

    /** USER_HZ: the unit of /proc/PID/stat, 100 on every Linux we know. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int UTIME = 11;
    private static final int STIME = 12;

    private ProcessCpu() {}

    /** Fields are counted behind the program's name, which may hold anything but ends with the last parenthesis. */
    public static double seconds(long pid) {
        String stat = read(pid, "stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ");
        return fields.length > STIME
                ? (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME])) / TICKS_PER_SECOND
                : 0;
    }

    public static String program(long pid) {
        return read(pid, "comm").trim();
    }

    /** A process and what it started, as long as that runs. */
    public static Stream<Long> tree(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(ProcessHandle::pid);
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException _) {
            return "";
        }
    }
}

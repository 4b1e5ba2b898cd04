package io.kdaemon.node;

/**
 * An amount of CPU and memory.
 *
 * @param cpuMillis thousandths of a core
 */
public record Resources(long cpuMillis, long memoryBytes) {

    public static final Resources NONE = new Resources(0, 0);

    public Resources plus(Resources other) {
        return new Resources(cpuMillis + other.cpuMillis, memoryBytes + other.memoryBytes);
    }

    public Resources minus(Resources other) {
        return new Resources(cpuMillis - other.cpuMillis, memoryBytes - other.memoryBytes);
    }

    public Resources times(double factor) {
        return new Resources(Math.round(cpuMillis * factor), Math.round(memoryBytes * factor));
    }

    public Resources atLeast(Resources limit) {
        return new Resources(Math.max(cpuMillis, limit.cpuMillis), Math.max(memoryBytes, limit.memoryBytes));
    }

    public Resources atMost(Resources limit) {
        return new Resources(Math.min(cpuMillis, limit.cpuMillis), Math.min(memoryBytes, limit.memoryBytes));
    }

    public boolean isWithin(Resources limit) {
        return cpuMillis <= limit.cpuMillis && memoryBytes <= limit.memoryBytes;
    }
}

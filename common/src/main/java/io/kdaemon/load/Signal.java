package io.kdaemon.load;

import java.util.Locale;

/** What is measured on a node. */
public enum Signal {
    /** Cores not in use, averaged over the rate window. */
    FREE_CORES(Need.REQUIRED, 100_000),
    /** Logical CPUs. */
    CORES(Need.OPTIONAL, 100_000),
    /** What the kernel could give to new work without swapping. */
    MEMORY_AVAILABLE_BYTES(Need.REQUIRED, 1L << 50),
    /** Share of the time in which somebody waited for a CPU. A container throttled by its own limit raises it on an idle host, too. */
    CPU_PRESSURE(Need.OPTIONAL, 1.5),
    /** Share of the time in which nobody got on for want of memory. */
    MEMORY_STALL(Need.OPTIONAL, 1.5),
    /** Share of the time in which nobody got on for waiting for disks. */
    IO_STALL(Need.OPTIONAL, 1.5),
    /** Length of the run queue, averaged over a minute. */
    LOAD1(Need.OPTIONAL, 10_000_000),
    /** Room on the fullest of the filesystems that containers are written to. */
    DISK_FREE_BYTES(Need.OPTIONAL, 1L << 60);

    private enum Need {
        REQUIRED,
        /** Not every host has it: old kernels lack the pressure figures. */
        OPTIONAL
    }

    private final Need need;
    private final double max;

    Signal(Need need, double max) {
        this.need = need;
        this.max = max;
    }

    /** Whether the load of a node is unknown without it. */
    public boolean isRequired() {
        return need == Need.REQUIRED;
    }

    /** Whether a value can be true: NaN, infinity, less than nothing and more than any machine has cannot. */
    public boolean isPlausible(double value) {
        return value >= 0 && value <= max;
    }

    /** More than any machine has. */
    double max() {
        return max;
    }

    /** As records and the API show it, e.g. {@code free_cores}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.kdaemon.load;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What was measured on a node: every required signal, and of the optional ones those that are known. */
public final class NodeLoad {

    private final Map<Signal, Sample> samples;
    private final Map<Signal, String> missing;
    private final Instant sampledAt;

    /** @param missing why an optional signal is not known */
    public NodeLoad(Map<Signal, Sample> samples, Map<Signal, String> missing) {
        this.samples = new EnumMap<>(samples);
        this.missing = Map.copyOf(missing);
        this.sampledAt = oldestRequired(this.samples);
    }

    /** Nothing but what is required. */
    public NodeLoad(double freeCores, long memoryAvailableBytes, Instant sampledAt) {
        this(
                Map.of(
                        Signal.FREE_CORES, new Sample(freeCores, sampledAt),
                        Signal.MEMORY_AVAILABLE_BYTES, new Sample(memoryAvailableBytes, sampledAt)),
                Map.of());
    }

    public double freeCores() {
        return samples.get(Signal.FREE_CORES).value();
    }

    public long memoryAvailableBytes() {
        return Math.round(samples.get(Signal.MEMORY_AVAILABLE_BYTES).value());
    }

    public OptionalDouble cpuPressure() {
        return optional(Signal.CPU_PRESSURE);
    }

    public OptionalDouble memoryStall() {
        return optional(Signal.MEMORY_STALL);
    }

    public OptionalDouble ioStall() {
        return optional(Signal.IO_STALL);
    }

    public OptionalDouble load1() {
        return optional(Signal.LOAD1);
    }

    public OptionalLong diskFreeBytes() {
        Sample sample = samples.get(Signal.DISK_FREE_BYTES);
        return sample == null ? OptionalLong.empty() : OptionalLong.of(Math.round(sample.value()));
    }

    /** When the oldest of the required values was measured, by our clock. */
    public Instant sampledAt() {
        return sampledAt;
    }

    public Duration age(Instant now) {
        return new Sample(0, sampledAt).age(now);
    }

    /** Every value with its time, in the order of the signals. */
    public Map<Signal, Sample> samples() {
        return new EnumMap<>(samples);
    }

    /** Why an optional signal is not known. */
    public Map<Signal, String> missing() {
        return missing;
    }

    /** The values by the names that placement records show. */
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        samples.forEach((signal, sample) -> values.put(signal.label(), sample.value()));
        return values;
    }

    private OptionalDouble optional(Signal signal) {
        Sample sample = samples.get(signal);
        return sample == null ? OptionalDouble.empty() : OptionalDouble.of(sample.value());
    }

    private static Instant oldestRequired(Map<Signal, Sample> samples) {
        Instant oldest = Instant.MAX;
        for (Signal signal : Signal.values()) {
            Sample sample = samples.get(signal);
            if (signal.isRequired() && sample == null) {
                throw new IllegalArgumentException("A load without %s is unknown".formatted(signal.label()));
            }
            if (signal.isRequired() && sample != null && sample.at().isBefore(oldest)) {
                oldest = sample.at();
            }
        }
        return oldest;
    }
}

package io.kdaemon.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A counter for every constant, told apart by a tag; all of them are there from the start, at zero. */
public final class EnumCounters<E extends Enum<E>> {

    private final Map<E, Counter> counters;

    public EnumCounters(MeterRegistry registry, String name, String tag, Class<E> constants) {
        this(registry, name, tag, constants, Tags.empty());
    }

    /** @param common tags of all of them */
    public EnumCounters(MeterRegistry registry, String name, String tag, Class<E> constants, Tags common) {
        counters = new EnumMap<>(constants);
        for (E constant : constants.getEnumConstants()) {
            counters.put(constant, registry.counter(name, common.and(tag, label(constant))));
        }
    }

    public void increment(E constant) {
        Objects.requireNonNull(counters.get(constant)).increment();
    }

    /** As tags show it: {@code nothing_fits}. */
    public static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

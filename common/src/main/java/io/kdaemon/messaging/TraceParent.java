package io.kdaemon.messaging;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The W3C trace context as requests and messages carry it: {@code 00-<trace>-<step>-<flags>}. Every step hands on the trace it was given with a
 * number of its own. Nothing here reports to anybody; it lets a tracing system, and whoever reads logs, see what belongs together.
 */
public final class TraceParent {

    public static final String HEADER = "traceparent";

    private static final Pattern FORMAT = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final int STEP_BEGIN = 36;
    private static final int STEP_END = 52;

    private TraceParent() {}

    /** The one of the request or message that this thread handles; null outside of them. */
    public static @Nullable String current() {
        return MDC.get(HEADER);
    }

    /** A further step of the given trace; the first one of a new trace when there is none, or it cannot be read. */
    public static String next(@Nullable String given) {
        return given != null && FORMAT.matcher(given).matches()
                ? given.substring(0, STEP_BEGIN) + number() + given.substring(STEP_END)
                : "00-" + number() + number() + "-" + number() + "-00";
    }

    private static String number() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
    }
}

package io.kdaemon.gateway.application.options;

import io.kdaemon.gateway.web.fields.UnfitValueException;
import io.kdaemon.gateway.web.fields.ValueParser;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Times as Docker writes them: {@code 30s}, {@code 1m30s}, {@code 500ms}; a number means seconds. */
final class Durations {

    private static final Pattern PART = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h)");
    private static final Pattern WHOLE = Pattern.compile("(" + PART + ")+");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,3})?");
    private static final Map<String, BigDecimal> MILLIS = Map.of(
            "ms", BigDecimal.ONE,
            "s", BigDecimal.valueOf(1_000),
            "m", BigDecimal.valueOf(60_000),
            "h", BigDecimal.valueOf(3_600_000));

    private Durations() {}

    static ValueParser<Duration> between(Duration least, Duration most) {
        return value -> {
            Duration duration = duration(value);
            if (duration == null || duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
                throw new UnfitValueException("a time from %s to %s, as 30s, 1m30s or 500ms; a number means seconds"
                        .formatted(format(least), format(most)));
            }
            return duration;
        };
    }

    private static @Nullable Duration duration(JsonNode value) {
        String text = value.isString() ? value.stringValue().strip() : value.isNumber() ? value.toString() : "";
        if (SECONDS.matcher(text).matches()) {
            return sum(text + "s");
        }
        return WHOLE.matcher(text).matches() ? sum(text) : null;
    }

    private static Duration sum(String text) {
        BigDecimal millis = BigDecimal.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            millis = millis.add(new BigDecimal(part.group(1)).multiply(MILLIS.get(part.group(2))));
        }
        return Duration.ofMillis(millis.setScale(0, RoundingMode.HALF_UP).longValue());
    }

    /** {@code 1h0m30s} is written {@code 1h30s}: what is zero is left out. */
    static String format(Duration duration) {
        String text = (duration.toHours() > 0 ? duration.toHours() + "h" : "")
                + (duration.toMinutesPart() > 0 ? duration.toMinutesPart() + "m" : "")
                + (duration.toSecondsPart() > 0 ? duration.toSecondsPart() + "s" : "")
                + (duration.toMillisPart() > 0 ? duration.toMillisPart() + "ms" : "");
        return text.isEmpty() ? "0s" : text;
    }

    static @Nullable String formatOrNull(@Nullable Duration duration) {
        return duration == null ? null : format(duration);
    }
}

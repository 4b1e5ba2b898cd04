package io.kdaemon.gateway.application;

import io.kdaemon.gateway.web.fields.UnfitValueException;
import io.kdaemon.gateway.web.fields.ValueParser;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** {@code memory} and {@code cpus}. */
public final class ResourceAmounts {

    private static final Pattern MEMORY = Pattern.compile("(\\d{1,15})([bkmgt]?)(i?b)?");
    private static final Pattern CPUS = Pattern.compile("\\d{1,4}(\\.\\d{1,9})?");
    private static final long BYTES_PER_KIBIBYTE = 1024;
    private static final String UNITS = "bkmgt";

    /** The engine refuses less. */
    private static final long LEAST_MEMORY = 6L << 20;

    private static final long MOST_MEMORY = 1L << 50;
    private static final long LEAST_MILLIS = 10;
    private static final long MOST_MILLIS = 1_024_000;

    private ResourceAmounts() {}

    public static long memory(JsonNode value) {
        return bytes(LEAST_MEMORY, MOST_MEMORY).parse(value);
    }

    /** Bytes, or a number with a unit, within these bounds. */
    public static ValueParser<Long> bytes(long least, long most) {
        return value -> bytes(value, least, most);
    }

    private static long bytes(JsonNode value, long least, long most) {
        return parse(text(value), least, most);
    }

    public static long parse(String text, long least, long most) {
        Matcher matcher = MEMORY.matcher(text.toLowerCase(Locale.ROOT));
        if (matcher.matches()) {
            BigDecimal unit = BigDecimal.valueOf(BYTES_PER_KIBIBYTE)
                    .pow(matcher.group(2).isEmpty() ? 0 : UNITS.indexOf(matcher.group(2)));
            BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(unit);
            if (isBetween(bytes, least, most)) {
                return bytes.longValueExact();
            }
        }
        throw new UnfitValueException(
                "bytes or a number with k, m or g, from %s to %s".formatted(format(least), format(most)));
    }

    /** With the largest unit that leaves a whole number. */
    public static String format(long bytes) {
        int unit = 0;
        long amount = bytes;
        while (unit < UNITS.length() - 1 && amount > 0 && amount % BYTES_PER_KIBIBYTE == 0) {
            amount /= BYTES_PER_KIBIBYTE;
            unit++;
        }
        return unit == 0 ? Long.toString(amount) : amount + UNITS.substring(unit, unit + 1);
    }

    public static long cpuMillis(JsonNode value) {
        String text = text(value);
        if (CPUS.matcher(text).matches()) {
            BigDecimal millis = new BigDecimal(text).movePointRight(3);
            if (isBetween(millis, LEAST_MILLIS, MOST_MILLIS)) {
                return millis.longValue();
            }
        }
        throw new UnfitValueException("a number of cores from 0.01 to 1024");
    }

    private static boolean isBetween(BigDecimal amount, long least, long most) {
        return amount.compareTo(BigDecimal.valueOf(least)) >= 0 && amount.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue().strip() : value.isNumber() ? value.toString() : "";
    }
}

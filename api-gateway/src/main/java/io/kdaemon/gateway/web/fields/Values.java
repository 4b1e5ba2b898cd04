package io.kdaemon.gateway.web.fields;

import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Values that more than one resource has. */
public final class Values {

    public static final int LONGEST_NAME = 63;
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern PORT = Pattern.compile("0{0,5}[1-9]\\d{0,4}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    /** Words that stand where an id or a name stands in a path. */
    private static final Set<String> RESERVED = Set.of("create", "update", "delete");

    private Values() {}

    public static String text(JsonNode value) {
        if (!value.isString() || value.stringValue().isBlank()) {
            throw new UnfitValueException("a text");
        }
        return value.stringValue().strip();
    }

    /** A name can stand in a path beside ids, so it is neither a number nor a word of a path. */
    public static String name(JsonNode value) {
        String name = value.isString() ? value.stringValue() : "";
        if (!NAME.matcher(name).matches() || !isAddressable(name)) {
            throw new UnfitValueException(
                    "1 to 63 letters, digits, '-', '_' or '.', beginning and ending with a letter or digit, "
                            + "not only digits and none of create, update, delete");
        }
        return name;
    }

    static boolean isAddressable(String name) {
        return !DIGITS.matcher(name).matches() && !RESERVED.contains(name);
    }

    public static int port(JsonNode value) {
        String text = value.isString() ? value.stringValue().strip() : value.isIntegralNumber() ? value.toString() : "";
        if (!PORT.matcher(text).matches() || Integer.parseInt(text) > HIGHEST_PORT) {
            throw new UnfitValueException("a port number from 1 to 65535");
        }
        return Integer.parseInt(text);
    }

    public static Boolean flag(JsonNode value) {
        if (!value.isBoolean()) {
            throw new UnfitValueException("true or false");
        }
        return value.booleanValue();
    }

    /** The number of a record, as number or text. */
    public static long number(JsonNode value) {
        String text = value.isString() ? value.stringValue() : value.isIntegralNumber() ? value.toString() : "";
        if (!text.matches("\\d{1,18}")) {
            throw new UnfitValueException("a whole number, 0 or above");
        }
        return Long.parseLong(text);
    }

    public static ValueParser<Integer> between(int lowest, int highest) {
        return value -> {
            boolean fits = value.isIntegralNumber()
                    && value.canConvertToInt()
                    && value.intValue() >= lowest
                    && value.intValue() <= highest;
            if (!fits) {
                throw new UnfitValueException("a number from %d to %d".formatted(lowest, highest));
            }
            return value.intValue();
        };
    }
}

package io.kdaemon.placement;

import java.util.List;
import java.util.Map;

/**
 * What a node's label has to say.
 *
 * @param values one of them for IN, exactly one otherwise
 */
public record LabelRule(String label, Operator operator, List<String> values) {

    /** How a label is compared. */
    public enum Operator {
        /** The node has the label with this value. */
        EQUAL("=="),
        /** The node has the label with another value, or does not have it. */
        NOT_EQUAL("!="),
        /** The node has the label with one of these values. */
        IN("in");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    public LabelRule {
        values = List.copyOf(values);
    }

    public boolean admits(Map<String, String> labels) {
        String value = labels.get(label);
        boolean listed = value != null && values.contains(value);
        return switch (operator) {
            case EQUAL, IN -> listed;
            case NOT_EQUAL -> !listed;
        };
    }

    /** As people write it: {@code zone == a}, {@code rack in r1,r2}. */
    public String text() {
        return "%s %s %s".formatted(label, operator.sign(), String.join(",", values));
    }
}

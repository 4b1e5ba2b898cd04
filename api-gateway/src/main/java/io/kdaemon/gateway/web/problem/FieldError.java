package io.kdaemon.gateway.web.problem;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field.
 *
 * @param value as it was sent, shortened; null when it was missing
 */
public record FieldError(String field, @Nullable String value, String message) {

    private static final int LONGEST_VALUE = 120;

    public FieldError {
        value = value == null || value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }
}

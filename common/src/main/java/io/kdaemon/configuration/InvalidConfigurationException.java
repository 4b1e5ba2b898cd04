package io.kdaemon.configuration;

import java.util.List;

/** The configuration holds values that no start may be tried with; the message has one line for each. */
public final class InvalidConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidConfigurationException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}

package io.kdaemon.messaging.contract;

import io.kdaemon.secret.Sealed;
import io.kdaemon.secret.Secret;
import io.kdaemon.secret.SecretBox;
import io.kdaemon.secret.SecretKeyException;
import io.kdaemon.secret.SecretPurpose;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is run in a container, without NUL anywhere. People put passwords into both, so it never shows itself.
 *
 * @param words the program and its arguments
 * @param variables {@code NAME=value}, added to the container's own
 */
public record CommandLine(List<String> words, List<String> variables) {

    private static final String SEPARATOR = "\0";

    public CommandLine {
        words = List.copyOf(words);
        variables = List.copyOf(variables);
    }

    /** As one text, which does not even tell how long a word is: the number of words, the words, the variables. */
    Sealed seal(SecretBox box) {
        List<String> parts = Stream.of(List.of(Integer.toString(words.size())), words, variables)
                .flatMap(List::stream)
                .toList();
        return box.seal(Secret.of(String.join(SEPARATOR, parts)), SecretPurpose.COMMAND);
    }

    /** @throws SecretKeyException when it cannot be opened here */
    static CommandLine open(Sealed sealed, SecretBox box) {
        String text = box.open(sealed, SecretPurpose.COMMAND).reveal();
        List<String> parts = Arrays.asList(text.split(SEPARATOR, -1));
        int variables = 1 + Integer.parseInt(parts.getFirst());
        return new CommandLine(parts.subList(1, variables), parts.subList(variables, parts.size()));
    }

    @Override
    public String toString() {
        return "(a command of %d words with %d variables)".formatted(words.size(), variables.size());
    }
}

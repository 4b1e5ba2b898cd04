package io.kdaemon.secret;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A secret that only who has the key can read: {@code kd1.<key id>.<nonce and cipher text>}.
 *
 * @param text safe to be stored and sent; of no use in an answer
 */
public record Sealed(@JsonValue String text) {

    private static final Pattern FORM = Pattern.compile("kd1\\.[0-9a-f]{8}\\.[\\w-]+");
    private static final String FORMAT = "kd1";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Sealed {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("Expected a sealed secret of the form kd1.<key id>.<content>");
        }
    }

    static Sealed of(String keyId, String content) {
        return new Sealed(String.join(".", FORMAT, keyId, content));
    }

    /** Names the key it was sealed with, so that keys can be replaced one value at a time. */
    public String keyId() {
        return text.split("\\.")[1];
    }

    String content() {
        return text.split("\\.")[2];
    }

    @Override
    public String toString() {
        return "(sealed with key " + keyId() + ")";
    }
}

package io.kdaemon.secret;

import io.kdaemon.configuration.InvalidConfigurationException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.jspecify.annotations.Nullable;

/** The configured keys by their ids; the first seals, all of them open. An id says nothing about its key. */
final class SecretKeys {

    private static final int SHORTEST = 32;
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;

    private final Map<String, SecretKey> byId = new LinkedHashMap<>();

    /**
     * @param configured keys separated by commas, the newest first; null for none
     * @throws InvalidConfigurationException when one is too short to be safe
     */
    static SecretKeys of(@Nullable String configured) {
        SecretKeys keys = new SecretKeys();
        List<String> texts = Arrays.stream(configured == null ? new String[0] : configured.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        for (String text : texts) {
            requireLong(text, texts.indexOf(text) + 1);
            keys.byId.put(
                    HexFormat.of().formatHex(derive(text, "id", ID_BYTES).getEncoded()),
                    derive(text, "key", KEY_BYTES));
        }
        return keys;
    }

    private static void requireLong(String text, int position) {
        if (text.length() < SHORTEST) {
            throw new InvalidConfigurationException(List.of(
                    "secret_key (KDAEMON_SECRET_KEY): key number %d has %d characters, expected at least %d random ones, as of: openssl rand -base64 32"
                            .formatted(position, text.length(), SHORTEST)));
        }
    }

    /** Whatever characters the operator's text has, the key has 256 bits. */
    private static SecretKey derive(String text, String what, int length) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(text.getBytes(StandardCharsets.UTF_8))
                                    .thenExpand(("kdaemon secret " + what).getBytes(StandardCharsets.UTF_8), length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Optional<Map.Entry<String, SecretKey>> newest() {
        return byId.entrySet().stream().findFirst();
    }

    Optional<SecretKey> withId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    List<String> ids() {
        return List.copyOf(byId.keySet());
    }
}

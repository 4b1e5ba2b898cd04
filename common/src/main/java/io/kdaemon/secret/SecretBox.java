package io.kdaemon.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/** Seals and opens secrets with AES-256-GCM. */
public final class SecretBox {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String WHERE = "secret_key (KDAEMON_SECRET_KEY), the same for all services";

    private final SecureRandom random = new SecureRandom();
    private final SecretKeys keys;

    private SecretBox(SecretKeys keys) {
        this.keys = keys;
    }

    /** @param configured keys separated by commas: the first seals, all of them open; null for none */
    public static SecretBox of(@Nullable String configured) {
        return new SecretBox(SecretKeys.of(configured));
    }

    /** Whether anything can be sealed. */
    public boolean hasKey() {
        return keys.newest().isPresent();
    }

    /** @throws SecretKeyException when there is no key */
    public Sealed seal(Secret secret, SecretPurpose purpose) {
        var key = keys.newest()
                .orElseThrow(() -> new SecretKeyException("No secret can be kept without a key, expected " + WHERE));
        byte[] content = new byte[NONCE_BYTES];
        random.nextBytes(content);
        byte[] text = secret.reveal().getBytes(StandardCharsets.UTF_8);
        try {
            byte[] hidden = cipher(Cipher.ENCRYPT_MODE, key.getValue(), content, purpose)
                    .doFinal(text);
            content = Arrays.copyOf(content, NONCE_BYTES + hidden.length);
            System.arraycopy(hidden, 0, content, NONCE_BYTES, hidden.length);
            return Sealed.of(
                    key.getKey(), Base64.getUrlEncoder().withoutPadding().encodeToString(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws SecretKeyException when its key is not configured here, or it was changed or put in another's place */
    public Secret open(Sealed sealed, SecretPurpose purpose) {
        SecretKey key = keys.withId(sealed.keyId()).orElseThrow(() -> missing(List.of(sealed.keyId())));
        try {
            byte[] content = Base64.getUrlDecoder().decode(sealed.content());
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(content, NONCE_BYTES), purpose);
            return Secret.of(new String(
                    cipher.doFinal(content, NONCE_BYTES, content.length - NONCE_BYTES), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SecretKeyException("A sealed secret was changed or belongs elsewhere; set it anew", e);
        }
    }

    /** @throws SecretKeyException naming those that are not configured here */
    public void requireKeys(Collection<String> ids) {
        List<String> missing = ids.stream()
                .filter(id -> keys.withId(id).isEmpty())
                .distinct()
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw missing(missing);
        }
    }

    private SecretKeyException missing(List<String> ids) {
        String configured = keys.ids().isEmpty() ? "no key is configured" : "the configured keys are " + keys.ids();
        return new SecretKeyException("Secrets are sealed with key %s, but here %s; expected it in %s"
                .formatted(String.join(", ", ids), configured, WHERE));
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, SecretPurpose purpose)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.name().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}

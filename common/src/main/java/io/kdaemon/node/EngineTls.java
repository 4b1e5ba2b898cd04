package io.kdaemon.node;

import io.kdaemon.certificate.PemCertificate;
import io.kdaemon.secret.Sealed;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an engine and we prove to each other who we are.
 *
 * @param ca who may vouch for the engine; null exactly when the engine is not verified
 * @param certificate ours; null when the engine asks for none
 * @param key the private key of our certificate
 * @param serverName what the engine's certificate has to be for, where that is not the engine's host
 * @param verify false trusts whoever answers
 */
public record EngineTls(
        @Nullable PemCertificate ca,
        @Nullable PemCertificate certificate,
        @Nullable Sealed key,
        @Nullable String serverName,
        boolean verify) {

    public EngineTls {
        if ((certificate == null) != (key == null)) {
            throw new IllegalArgumentException("Expected a certificate and its key together");
        }
        if (verify && ca == null) {
            throw new IllegalArgumentException("Expected a CA to verify the engine by");
        }
    }

    /** When the first of what we have of it expires. */
    public Optional<Instant> expiry() {
        return Stream.of(Optional.ofNullable(ca), Optional.ofNullable(certificate))
                .flatMap(Optional::stream)
                .map(PemCertificate::expiresAt)
                .min(Comparator.naturalOrder());
    }
}

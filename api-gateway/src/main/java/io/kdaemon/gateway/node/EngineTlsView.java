package io.kdaemon.gateway.node;

import io.kdaemon.certificate.PemCertificate;
import io.kdaemon.node.EngineTls;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What may be told of a node's TLS: the certificates' facts and never the key. */
@JsonNaming(SnakeCaseStrategy.class)
record EngineTlsView(
        boolean verify,
        @Nullable String serverName,
        @Nullable CertificateView ca,
        @Nullable CertificateView cert,
        @Nullable Instant expiresAt) {

    @JsonNaming(SnakeCaseStrategy.class)
    record CertificateView(String subject, String issuer, Instant expiresAt, String fingerprint) {

        static CertificateView of(PemCertificate certificate) {
            return new CertificateView(
                    certificate.subject(), certificate.issuer(), certificate.expiresAt(), certificate.fingerprint());
        }
    }

    static EngineTlsView of(EngineTls tls) {
        return new EngineTlsView(
                tls.verify(),
                tls.serverName(),
                Optional.ofNullable(tls.ca()).map(CertificateView::of).orElse(null),
                Optional.ofNullable(tls.certificate()).map(CertificateView::of).orElse(null),
                tls.expiry().orElse(null));
    }
}

package io.kdaemon.certificate;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.springframework.boot.ssl.pem.PemContent;

/**
 * One or more certificates. What is told of them is told of the first: one's own before those that vouch for it, the newest before the older.
 *
 * @param fingerprint SHA-256 of the certificate, as {@code openssl x509 -fingerprint -sha256} shows it
 */
public record PemCertificate(String pem, String subject, String issuer, Instant expiresAt, String fingerprint) {

    /** @throws IllegalArgumentException when it holds none, or something else */
    public static PemCertificate parse(String pem) {
        X509Certificate first = certificates(pem).getFirst();
        return new PemCertificate(
                pem,
                first.getSubjectX500Principal().getName(),
                first.getIssuerX500Principal().getName(),
                first.getNotAfter().toInstant(),
                fingerprint(first));
    }

    public List<X509Certificate> certificates() {
        return certificates(pem);
    }

    private static List<X509Certificate> certificates(String pem) {
        try {
            return PemContent.of(pem).getCertificates();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "certificates in PEM (-----BEGIN CERTIFICATE-----), found none that can be read", e);
        }
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("certificates that can be encoded", e);
        }
    }
}

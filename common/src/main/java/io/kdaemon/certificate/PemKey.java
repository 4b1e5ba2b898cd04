package io.kdaemon.certificate;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import org.springframework.boot.ssl.pem.PemContent;

/** A private key: RSA, elliptic curves or Ed25519, in PKCS#8, PKCS#1 or SEC 1, as OpenSSL writes them. */
public final class PemKey {

    private static final int PROBE_BYTES = 32;

    private final String pem;
    private final PrivateKey key;

    private PemKey(String pem, PrivateKey key) {
        this.pem = pem;
        this.key = key;
    }

    /** @throws IllegalArgumentException when it is none; the message does not show it */
    public static PemKey parse(String pem) {
        PrivateKey key;
        try {
            key = PemContent.of(pem).getPrivateKey();
        } catch (RuntimeException unreadable) {
            // Its message may hold parts of the key.
            key = null;
        }
        if (key == null) {
            throw new IllegalArgumentException(
                    "a private key in PEM without passphrase (-----BEGIN PRIVATE KEY-----), found none that can be read");
        }
        return new PemKey(pem, key);
    }

    /** For sealing. */
    public String pem() {
        return pem;
    }

    public PrivateKey key() {
        return key;
    }

    /** Whether it is the key of the certificate: what it signs, that one verifies. */
    public boolean belongsTo(PemCertificate certificate) {
        PublicKey other = certificate.certificates().getFirst().getPublicKey();
        try {
            byte[] probe = new byte[PROBE_BYTES];
            new SecureRandom().nextBytes(probe);
            Signature signing = Signature.getInstance(algorithm());
            signing.initSign(key);
            signing.update(probe);
            Signature verifying = Signature.getInstance(algorithm());
            verifying.initVerify(other);
            verifying.update(probe);
            return verifying.verify(signing.sign());
        } catch (GeneralSecurityException ofAnotherKind) {
            return false;
        }
    }

    private String algorithm() {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            case String other -> other;
        };
    }
}

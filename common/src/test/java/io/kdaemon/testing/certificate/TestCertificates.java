package io.kdaemon.testing.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** One authority and two clients that it has signed, all good for a hundred years, in PEM. */
public final class TestCertificates {

    public static final String AUTHORITY = read("authority");
    public static final String CLIENT = read("client");
    /** On an elliptic curve, in PKCS#8. */
    public static final String CLIENT_KEY = read("client-key");

    public static final String OTHER = read("other");
    /** RSA, in PKCS#1. */
    public static final String OTHER_KEY = read("other-key");

    private TestCertificates() {}

    private static String read(String name) {
        try (InputStream file = TestCertificates.class.getResourceAsStream("/testing/certificates/" + name + ".pem")) {
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

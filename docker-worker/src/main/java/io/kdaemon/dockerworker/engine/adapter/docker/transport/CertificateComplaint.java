package io.kdaemon.dockerworker.engine.adapter.docker.transport;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what the JDK has against an engine's certificate; its own words hide it behind "path building failed". */
record CertificateComplaint(X509Certificate certificate, String authority, String host) {

    RefusedCertificateException about(CertificateException refusal) {
        return new RefusedCertificateException("its certificate " + reason(refusal), refusal);
    }

    private String reason(CertificateException refusal) {
        String words = String.valueOf(refusal.getMessage());
        if (has(refusal, CertificateExpiredException.class)) {
            return "has expired on " + certificate.getNotAfter().toInstant();
        }
        if (has(refusal, CertificateNotYetValidException.class)) {
            return "is not valid before " + certificate.getNotBefore().toInstant();
        }
        if (words.startsWith("No subject alternative") || words.startsWith("No name matching")) {
            return "is for %s, not for %s".formatted(names(), host);
        }
        if (has(refusal, CertPathBuilderException.class) || has(refusal, CertPathValidatorException.class)) {
            return "is not signed by the node's CA (%s), but by %s"
                    .formatted(authority, certificate.getIssuerX500Principal().getName());
        }
        return "is refused: " + words;
    }

    private String names() {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? certificate.getSubjectX500Principal().getName()
                    : names.stream().map(name -> String.valueOf(name.get(1))).collect(Collectors.joining(", "));
        } catch (CertificateParsingException e) {
            return "names that cannot be read";
        }
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10)
                .anyMatch(kind::isInstance);
    }
}

package io.kdaemon.dockerworker.engine.adapter.docker.transport;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Says why TLS with an engine failed.
 *
 * @param ownExpiry when our own certificate expires; null when we have none to show
 */
record TlsComplaint(@Nullable Instant ownExpiry) {

    private static final Pattern ALERT = Pattern.compile("Received fatal alert: (\\w+)");

    /** Other failures are left as they are. */
    IOException about(IOException failure) {
        Optional<SSLException> secured = first(failure, SSLException.class);
        if (failure instanceof EngineTlsException || secured.isEmpty()) {
            return failure;
        }
        String reason = first(failure, RefusedCertificateException.class)
                .map(refusal -> String.valueOf(refusal.getMessage()))
                .orElseGet(() -> reason(String.valueOf(secured.get().getMessage())));
        return new EngineTlsException(reason, failure);
    }

    private String reason(String words) {
        Matcher alert = ALERT.matcher(words);
        if (alert.find()) {
            return alert(alert.group(1));
        }
        return words.contains("Unsupported or unrecognized SSL message")
                ? "it speaks plain HTTP on this port, but the node has tls"
                : "TLS failed: " + words;
    }

    /** An engine tells of a certificate it does not like only when we read, after the handshake. */
    private String alert(String name) {
        return switch (name) {
            case "protocol_version", "handshake_failure", "insufficient_security" ->
                "no TLS version or cipher in common (its alert: %s), expected TLS 1.2 or newer".formatted(name);
            case "certificate_required",
                    "bad_certificate",
                    "unknown_ca",
                    "certificate_unknown",
                    "unsupported_certificate",
                    "certificate_expired",
                    "certificate_revoked",
                    "access_denied" -> ownCertificate(name);
            default -> "TLS failed, its alert: " + name;
        };
    }

    private String ownCertificate(String alert) {
        if (ownExpiry == null) {
            return "it asks for a client certificate, and the node has none: set tls.cert and tls.key (its alert: %s)"
                    .formatted(alert);
        }
        return "it does not accept our client certificate, which expires on %s: expected one for clients, signed by the engine's CA (its alert: %s)"
                .formatted(ownExpiry, alert);
    }

    private static <T extends Throwable> Optional<T> first(Throwable failure, Class<T> kind) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }
}

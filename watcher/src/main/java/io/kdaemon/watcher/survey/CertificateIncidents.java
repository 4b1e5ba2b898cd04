package io.kdaemon.watcher.survey;

import io.kdaemon.notification.Notification.Content;
import io.kdaemon.notification.Notification.Kind;
import io.kdaemon.notification.Notifications;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What administrators were told of certificates: one incident for each stage of each, of which the latest counts. */
record CertificateIncidents(Notifications notifications) {

    private static final String PREFIX = "certificate-";

    static String key(String fingerprint, ExpiryStage stage) {
        return PREFIX + fingerprint + "-" + stage.key();
    }

    private static String fingerprint(String key) {
        return key.substring(PREFIX.length(), key.lastIndexOf('-'));
    }

    /** Says of each certificate that was warned of, and that no node uses any more, that this is over. Takes part in the caller's transaction. */
    void end(Set<String> usedFingerprints) {
        latest().forEach(content -> {
            String fingerprint = fingerprint(content.incidentKey());
            if (content.kind() == Kind.INCIDENT && !usedFingerprints.contains(fingerprint)) {
                String subject = "no node uses the certificate any more that was warned of: " + content.subject();
                notifications.resolve(
                        content.incidentKey(), subject, "%s. Fingerprint: %s".formatted(subject, fingerprint));
            }
        });
    }

    private Collection<Content> latest() {
        Map<String, Content> byFingerprint = new LinkedHashMap<>();
        notifications
                .latestOf(PREFIX)
                .forEach(content -> byFingerprint.put(fingerprint(content.incidentKey()), content));
        return byFingerprint.values();
    }
}

package io.kdaemon.watcher.survey;

import io.kdaemon.notification.Incident;
import io.kdaemon.notification.Incident.News;
import io.kdaemon.notification.Notifications;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tells before the certificates end that we have for nodes' engines: once a month before, once a week before and once when it has happened, for
 * all watchers together, and once that it is over, when no node uses the certificate any more. A node whose engine refuses us is told of as any that does not answer; this comes in time to prevent it.
 */
class CertificateWatch {

    private final TransactionOperations transactions;
    private final Notifications notifications;
    private final CertificateMeters meters;
    private final Map<String, Incident> told = new HashMap<>();
    /** Null at the start, when it may have been other ones before this process. */
    private @Nullable Set<String> used;

    CertificateWatch(TransactionOperations transactions, Notifications notifications, CertificateMeters meters) {
        this.transactions = transactions;
        this.notifications = notifications;
        this.meters = meters;
    }

    void judge(Survey survey) {
        List<NodeCertificate> certificates = NodeCertificate.of(survey.nodes());
        meters.show(certificates);
        tell(certificates, survey.at());
        tellOfTheEnd(certificates);
    }

    /** Asked only when it is not the same certificates as before. */
    private void tellOfTheEnd(List<NodeCertificate> certificates) {
        Set<String> now = certificates.stream()
                .map(each -> each.certificate().fingerprint())
                .collect(Collectors.toSet());
        if (!now.equals(used)) {
            transactions.executeWithoutResult(_ -> new CertificateIncidents(notifications).end(now));
            used = now;
        }
    }

    private void tell(List<NodeCertificate> certificates, Instant now) {
        Set<String> current = new HashSet<>();
        for (NodeCertificate certificate : certificates) {
            ExpiryStage.of(certificate.certificate().expiresAt(), now).ifPresent(stage -> {
                String key = CertificateIncidents.key(certificate.certificate().fingerprint(), stage);
                current.add(key);
                incident(key).begin(() -> news(certificate, stage, now));
            });
        }
        told.keySet().retainAll(current);
    }

    private Incident incident(String key) {
        return told.computeIfAbsent(
                key, _ -> new Incident(key, notifications, work -> transactions.executeWithoutResult(_ -> work.run())));
    }

    private static News news(NodeCertificate certificate, ExpiryStage stage, Instant now) {
        Instant end = certificate.certificate().expiresAt();
        String subject = "%s %s".formatted(certificate.description(), when(stage, end, now));
        return new News(subject, "%s. %s".formatted(subject, certificate.advice()));
    }

    private static String when(ExpiryStage stage, Instant end, Instant now) {
        return switch (stage) {
            case EXPIRED -> "has expired on " + end;
            case WITHIN_A_WEEK, WITHIN_A_MONTH ->
                "expires on %s, in %d day(s)"
                        .formatted(end, Duration.between(now, end).toDays());
        };
    }
}

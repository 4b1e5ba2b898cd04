package io.kdaemon.watcher.survey;

import io.kdaemon.metrics.EnumCounters;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How many of the certificates that we have for nodes end soon, and when the first of all does. */
final class CertificateMeters {

    private final Clock clock;
    private volatile List<Instant> ends = List.of();

    CertificateMeters(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        for (ExpiryStage stage : ExpiryStage.values()) {
            Gauge.builder("kdaemon.certificates.expiring", this, meters -> meters.count(stage))
                    .tag("stage", EnumCounters.label(stage))
                    .register(registry);
        }
        Gauge.builder("kdaemon.certificates.first.expiry", this, CertificateMeters::secondsLeft)
                .baseUnit("seconds")
                .register(registry);
    }

    void show(List<NodeCertificate> certificates) {
        ends = certificates.stream()
                .map(each -> each.certificate().expiresAt())
                .sorted()
                .toList();
    }

    private double count(ExpiryStage stage) {
        Instant now = clock.instant();
        return ends.stream()
                .flatMap(end -> ExpiryStage.of(end, now).stream())
                .filter(stage::equals)
                .count();
    }

    /** NaN without certificates, negative when it has happened. */
    private double secondsLeft() {
        List<Instant> known = ends;
        return known.isEmpty()
                ? Double.NaN
                : Duration.between(clock.instant(), known.getFirst()).toSeconds();
    }
}

package io.kdaemon.planning.cluster;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.application.ApplicationRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The images of applications, kept in memory. A little outdated does no harm: an image that is there already is a bonus, no more. */
final class KnownImages {

    private static final Duration MAX_AGE = Duration.ofSeconds(30);

    private final ApplicationRepository applications;
    private Map<ApplicationId, String> images = Map.of();
    private Instant readAt = Instant.MIN;

    KnownImages(ApplicationRepository applications) {
        this.applications = applications;
    }

    void refresh(Collection<ApplicationId> ids, Instant now) {
        boolean outdated = !now.isBefore(readAt.plus(MAX_AGE));
        if (outdated || !images.keySet().containsAll(ids)) {
            Map<ApplicationId, String> read = new HashMap<>();
            ids.forEach(id -> read.put(id, ""));
            applications.findAll(ids).forEach(application -> read.put(application.id(), image(application)));
            images = read;
            readAt = now;
        }
    }

    /** Empty when it is not known. */
    Optional<String> of(ApplicationId id) {
        return Optional.ofNullable(images.get(id)).filter(image -> !image.isEmpty());
    }

    private static String image(Application application) {
        return application.run().image();
    }
}

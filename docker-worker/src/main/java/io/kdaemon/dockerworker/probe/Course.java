package io.kdaemon.dockerworker.probe;

import io.kdaemon.dockerworker.engine.EngineContainer;
import io.kdaemon.dockerworker.engine.Ownership;
import io.kdaemon.messaging.contract.PublishedPort;
import io.kdaemon.run.HealthCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the asking of one container goes, from its start or from the moment its node was followed. */
final class Course {

    /** Another worker may have said something else while the node was its. */
    private static final Duration TELL_AGAIN = Duration.ofMinutes(1);

    private final Key key;
    private final String engineId;
    private final HealthCheck check;
    private final Pace pace;
    private Standing standing;
    private @Nullable PublishedPort port;
    private @Nullable String trouble;
    private Instant due;
    private Instant failuresCountFrom;
    private int failures;
    private boolean underWay;
    private @Nullable Told told;

    /** A container, and the address of the engine it runs on. */
    record Key(String engineUri, Ownership owner) {}

    private record Told(Standing standing, Instant at) {

        boolean holds(Standing now, Instant at) {
            return standing == now && at.isBefore(this.at.plus(TELL_AGAIN));
        }
    }

    Course(Key key, EngineContainer container, HealthCheck check, Standing standing, Instant now) {
        this.key = key;
        this.engineId = container.engineId();
        this.check = check;
        this.pace = Pace.of(check.timing());
        this.standing = standing;
        this.due = now;
        this.failuresCountFrom = now.plus(pace.patience(standing));
    }

    Key key() {
        return key;
    }

    HealthCheck check() {
        return check;
    }

    Pace pace() {
        return pace;
    }

    boolean isOf(EngineContainer container) {
        return engineId.equals(container.engineId());
    }

    synchronized void publishedAt(Optional<PublishedPort> current) {
        port = current.orElse(null);
    }

    synchronized Optional<PublishedPort> port() {
        return Optional.ofNullable(port);
    }

    synchronized Instant due() {
        return due;
    }

    synchronized boolean isDue(Instant now) {
        return !underWay && !now.isBefore(due);
    }

    synchronized void begin() {
        underWay = true;
    }

    /** Its node was not followed for a while: what is known of it may not be so any more. */
    synchronized void doubt() {
        standing = Standing.UNSURE;
    }

    synchronized Finding finding() {
        return new Finding(standing, standing == Standing.UNHEALTHY ? trouble : null);
    }

    /**
     * It was asked.
     *
     * @param wrong empty when all is well
     * @return whether that is worth telling
     */
    synchronized boolean answered(Optional<String> wrong, Instant now) {
        Standing before = standing;
        trouble = wrong.orElse(null);
        if (wrong.isEmpty()) {
            passed(now);
        } else if (!now.isBefore(failuresCountFrom)) {
            failed(now);
        }
        due = now.plus(pace.next(standing));
        underWay = false;
        return standing != before && isNews(now);
    }

    private boolean isNews(Instant now) {
        if (told != null && told.holds(standing, now)) {
            return false;
        }
        told = new Told(standing, now);
        return true;
    }

    private void passed(Instant now) {
        standing = Standing.HEALTHY;
        failures = 0;
        failuresCountFrom = now;
    }

    /** Asked more eagerly than its interval says, it fails no sooner for that. */
    private void failed(Instant now) {
        failures++;
        failuresCountFrom = now.plus(pace.interval());
        if (failures >= pace.retries()) {
            standing = Standing.UNHEALTHY;
        }
    }
}

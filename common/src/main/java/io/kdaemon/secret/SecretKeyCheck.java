package io.kdaemon.secret;

import io.kdaemon.configuration.InvalidConfigurationException;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/**
 * Ends the start of a service that could not open what its database holds, before anything else of it begins to work. Not while beans are made:
 * the run that trains the start of an image makes them all without a database.
 */
final class SecretKeyCheck implements SmartLifecycle {

    private final SecretBox box;
    private final List<SealedValues> places;
    private volatile boolean running;

    SecretKeyCheck(SecretBox box, List<SealedValues> places) {
        this.box = box;
        this.places = places;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public void start() {
        try {
            box.requireKeys(
                    places.stream().flatMap(place -> place.keyIds().stream()).toList());
        } catch (SecretKeyException e) {
            throw new InvalidConfigurationException(List.of(String.valueOf(e.getMessage())));
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

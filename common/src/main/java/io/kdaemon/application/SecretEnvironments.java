package io.kdaemon.application;

import io.kdaemon.secret.Sealed;
import io.kdaemon.secret.SealedValues;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The secret environments of all applications. */
public record SecretEnvironments(ApplicationRepository applications) implements SealedValues {

    private static final int BATCH = 1000;

    @Override
    public Set<String> keyIds() {
        Set<String> ids = new HashSet<>();
        List<Application> batch = applications.listAfter(0, BATCH);
        while (!batch.isEmpty()) {
            batch.stream()
                    .flatMap(application -> application.run().options().secretEnvironment().values().stream())
                    .map(Sealed::keyId)
                    .forEach(ids::add);
            batch = applications.listAfter(batch.getLast().id().value(), BATCH);
        }
        return ids;
    }
}

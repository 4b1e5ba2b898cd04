package io.kdaemon.persistence;

import io.kdaemon.secret.Sealed;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;

/** Which keys it takes to open secret environments. */
final class SecretKeyIds {

    private static final TypeReference<Map<String, Sealed>> ENVIRONMENT = new TypeReference<>() {};

    private SecretKeyIds() {}

    /** @param environments as they are stored, each a JSON object of sealed values */
    static Set<String> of(Collection<String> environments) {
        return environments.stream()
                .flatMap(environment -> JsonColumn.read(environment, ENVIRONMENT).values().stream())
                .map(Sealed::keyId)
                .collect(Collectors.toSet());
    }
}

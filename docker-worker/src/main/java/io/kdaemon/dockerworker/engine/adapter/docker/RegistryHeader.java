package io.kdaemon.dockerworker.engine.adapter.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.core.DockerClientConfig;
import io.kdaemon.dockerworker.engine.RegistryAccess;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an engine is told who is to pull. It forgets it after the pull. */
final class RegistryHeader {

    static final String NAME = "X-Registry-Auth";
    private static final ObjectWriter JSON =
            DockerClientConfig.getDefaultObjectMapper().writerFor(AuthConfig.class);

    private RegistryHeader() {}

    static Map<String, String> of(@Nullable RegistryAccess access) {
        return access == null ? Map.of() : Map.of(NAME, encoded(access));
    }

    /** With padding, which older engines insist on. */
    private static String encoded(RegistryAccess access) {
        AuthConfig login = new AuthConfig()
                .withUsername(access.username())
                .withPassword(access.password().reveal())
                .withRegistryAddress(access.registry());
        try {
            byte[] json = JSON.writeValueAsString(login).getBytes(StandardCharsets.UTF_8);
            return Base64.getUrlEncoder().encodeToString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A login has a form in JSON", e);
        }
    }
}

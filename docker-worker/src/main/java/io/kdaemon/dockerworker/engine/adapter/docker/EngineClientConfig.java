package io.kdaemon.dockerworker.engine.adapter.docker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.core.SSLConfig;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Only what a node's address says: docker-java's own configuration would mix in environment variables and files of whoever started us. No API
 * version is named, so that every engine answers in its newest: pinning one shuts out old or new engines.
 */
record EngineClientConfig(URI uri) implements DockerClientConfig {

    /** One for all engines: each copy learns docker-java's types anew, which costs a megabyte and a second of work for every node. */
    private static final ObjectMapper MAPPER = DockerClientConfig.getDefaultObjectMapper();

    @Override
    public ObjectMapper getObjectMapper() {
        return MAPPER;
    }

    @Override
    public URI getDockerHost() {
        return uri;
    }

    @Override
    public RemoteApiVersion getApiVersion() {
        return RemoteApiVersion.UNKNOWN_VERSION;
    }

    @Override
    public @Nullable String getRegistryUsername() {
        return null;
    }

    @Override
    public @Nullable String getRegistryPassword() {
        return null;
    }

    @Override
    public @Nullable String getRegistryEmail() {
        return null;
    }

    @Override
    public @Nullable String getRegistryUrl() {
        return null;
    }

    @Override
    public @Nullable AuthConfig effectiveAuthConfig(String imageName) {
        return null;
    }

    @Override
    public AuthConfigurations getAuthConfigurations() {
        return new AuthConfigurations();
    }

    @Override
    public @Nullable SSLConfig getSSLConfig() {
        return null;
    }
}

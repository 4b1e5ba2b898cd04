package io.kdaemon.configuration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What all services are told by the operator; the keys of {@code config/app.conf} that are not about a store.
 *
 * @param bindIp the address that both ports are bound to
 * @param apiVersion the first segment of every REST path
 * @param cluster marks the containers, queues and Consul services that are ours
 * @param dataDir where everything that must outlive a restart is kept
 * @param consul address of a Consul agent or server; absent, nothing is published
 */
@Validated
@ConfigurationProperties("kdaemon")
public record KdaemonProperties(
        @DefaultValue("127.0.0.1") @NotBlank String bindIp,
        @DefaultValue("1337") @Min(1) @Max(65_535) int apiPort,
        @DefaultValue("13337") @Min(1) @Max(65_535) int uiPort,
        @DefaultValue("0.0") @NotBlank String apiVersion,
        @DefaultValue("default") @NotBlank String cluster,
        @DefaultValue("data") Path dataDir,
        @Nullable String consul) {
    public Optional<String> consulAddress() {
        return Optional.ofNullable(consul);
    }
}

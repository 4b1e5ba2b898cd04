package io.kdaemon.policy;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The policy.
 *
 * @param allowPrivileged containers that may do anything on their node
 * @param allowHostNetwork containers without a network of their own
 * @param allowEngineSocket mounts that reach the engine's socket, and with it the whole node
 * @param hostPaths folders of nodes that may be mounted, with all that is below them
 * @param networks networks of nodes that may be joined besides the engine's bridge
 * @param capabilities that may be added besides {@link Capabilities#DEFAULT} and {@link Capabilities#HARMLESS}; ALL for any
 * @param logDrivers that may be chosen
 * @param defaultMemory limit of a container whose application has none; 0B for none
 * @param defaultPids limit of processes and threads of a container whose application has none
 */
@Validated
@ConfigurationProperties("kdaemon.policy")
public record PolicyProperties(
        @DefaultValue("false") boolean allowPrivileged,
        @DefaultValue("false") boolean allowHostNetwork,
        @DefaultValue("false") boolean allowEngineSocket,
        @DefaultValue List<@Pattern(regexp = "/.*", message = "must be an absolute path") String> hostPaths,
        @DefaultValue List<String> networks,
        @DefaultValue List<String> capabilities,
        @DefaultValue({"json-file", "local", "none"}) List<String> logDrivers,
        @DefaultValue("1GB") @NotNull DataSize defaultMemory,
        @DefaultValue("4096") @Min(1) long defaultPids) {}

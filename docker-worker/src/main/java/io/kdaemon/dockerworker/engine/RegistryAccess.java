package io.kdaemon.dockerworker.engine;

import io.kdaemon.secret.Secret;

/**
 * Who a pull is for at its registry.
 *
 * @param registry {@code docker.io} or as the names of its images begin
 */
public record RegistryAccess(String registry, String username, Secret password) {}

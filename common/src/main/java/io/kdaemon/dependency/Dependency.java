package io.kdaemon.dependency;

import io.kdaemon.container.ContainerId;

/**
 * One container depends on another.
 *
 * @param on what has to be healthy before the dependant is placed
 * @param own made for the dependant alone, and removed with it
 */
public record Dependency(ContainerId dependant, ContainerId on, boolean own) {}

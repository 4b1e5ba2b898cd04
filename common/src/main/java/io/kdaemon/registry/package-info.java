/**
 * Logins at image registries: one per registry, its password sealed from the moment it is received until a docker-worker hands it to an engine
 * with a pull.
 */
@NullMarked
package io.kdaemon.registry;

import org.jspecify.annotations.NullMarked;

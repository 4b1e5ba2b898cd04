/**
 * Brings images of applications to nodes before anything is launched there, so that a launch, or a roll-out over many nodes, waits for no
 * registry.
 */
@NullMarked
package io.kdaemon.gateway.pull;

import org.jspecify.annotations.NullMarked;

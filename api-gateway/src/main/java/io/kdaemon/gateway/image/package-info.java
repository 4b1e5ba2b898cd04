/**
 * Images of nodes: brought there before anything is launched, so that a launch, or a roll-out over many nodes, waits for no registry; and removed
 * where nobody needs them any more.
 */
@NullMarked
package io.kdaemon.gateway.image;

import org.jspecify.annotations.NullMarked;

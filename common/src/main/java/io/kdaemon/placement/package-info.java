/** The stored record of a placement decision: why here, why not there, why not at all. Made by the scheduler, shown by the gateway. */
@NullMarked
package io.kdaemon.placement;

import org.jspecify.annotations.NullMarked;

/** Where containers would go and why: explanations of decisions, dry runs, and what follows when a node dies. */
@NullMarked
package io.kdaemon.gateway.placement;

import org.jspecify.annotations.NullMarked;

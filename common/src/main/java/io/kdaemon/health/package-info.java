/**
 * Whether what a service depends on answers. Asking is cheap and bounded however often and however many ask: a probe that hangs or floods must
 * not become trouble of its own. Liveness is not decided here, as it never depends on others.
 */
@NullMarked
package io.kdaemon.health;

import org.jspecify.annotations.NullMarked;

/** What the gateway does without being asked: ends removals that wait, forgets old idempotency keys. Several gateways may do it at once. */
@NullMarked
package io.kdaemon.gateway.housekeeping;

import org.jspecify.annotations.NullMarked;

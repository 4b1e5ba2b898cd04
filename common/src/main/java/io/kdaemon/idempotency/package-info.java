/** A request repeated with the same idempotency key gets the first answer again and has no second effect. */
@NullMarked
package io.kdaemon.idempotency;

import org.jspecify.annotations.NullMarked;

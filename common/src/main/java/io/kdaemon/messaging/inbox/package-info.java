/** Remembers which messages have been handled, in the transaction that handled them, so that a repetition has no effect. */
@NullMarked
package io.kdaemon.messaging.inbox;

import org.jspecify.annotations.NullMarked;

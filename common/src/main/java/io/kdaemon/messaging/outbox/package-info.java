/** Messages that leave with the transaction that caused them, and the relay that sends them. */
@NullMarked
package io.kdaemon.messaging.outbox;

import org.jspecify.annotations.NullMarked;

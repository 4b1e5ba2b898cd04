package io.kdaemon.messaging.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something people may be looking at has changed; they fetch it anew.
 *
 * @param subject {@code container}, {@code node}, {@code application} or {@code job}
 * @param state its state now, where it has one
 * @param message one line for people
 */
public record Changed(String subject, long id, @Nullable String state, String message, Instant at)
        implements MessageBody.Live {}

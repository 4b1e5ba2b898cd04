package io.kdaemon.messaging.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long handled messages are remembered.
 *
 * @param retention after it a repetition is handled once more, and the versions of what it changes make that harmless
 */
@ConfigurationProperties("kdaemon.inbox")
public record InboxProperties(
        @DefaultValue("1d") Duration retention,
        @DefaultValue("10m") Duration cleaningInterval) {}

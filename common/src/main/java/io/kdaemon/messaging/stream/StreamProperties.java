package io.kdaemon.messaging.stream;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How streams behave; the same for gateways and docker-workers.
 *
 * @param window bytes that may be under way to one side of a stream; times the number of streams it is the memory they take
 * @param heartbeat a side that has nothing to say says so this often
 * @param silence a side that was not heard for so long is gone
 * @param idle a stream on which nothing moves for so long is ended
 */
@Validated
@ConfigurationProperties("kdaemon.streams")
public record StreamProperties(
        @DefaultValue("256KB") DataSize window,
        @DefaultValue("5s") @DurationMin(millis = 10) Duration heartbeat,
        @DefaultValue("20s") @DurationMin(millis = 10) Duration silence,
        @DefaultValue("15m") @DurationMin(millis = 10) Duration idle) {

    private static final DataSize LEAST = DataSize.ofKilobytes(1);
    private static final DataSize MOST = DataSize.ofMegabytes(64);

    int windowBytes() {
        return Math.toIntExact(window.toBytes());
    }

    @AssertTrue(message = "window must be from 1KB to 64MB")
    boolean isWindowSensible() {
        return window.compareTo(LEAST) >= 0 && window.compareTo(MOST) <= 0;
    }

    @AssertTrue(message = "silence must be longer than heartbeat")
    boolean isSilenceLongerThanHeartbeat() {
        return silence.compareTo(heartbeat) > 0;
    }
}

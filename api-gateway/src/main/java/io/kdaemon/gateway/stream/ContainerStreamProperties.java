package io.kdaemon.gateway.stream;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Streams to containers at this gateway.
 *
 * @param most open at a time
 * @param opening how long an engine may take, with all that is in between, until the stream runs
 * @param output bytes that are kept of each stream of a command that is run to its end
 * @param files bytes of an archive that is copied into a container or out of it
 * @param heartbeat a client that gets nothing is told so this often, which also shows whether it is still there
 */
@Validated
@ConfigurationProperties("kdaemon.gateway.container-streams")
public record ContainerStreamProperties(
        @DefaultValue("300") @Min(1) int most,
        @DefaultValue("15s") @DurationMin(millis = 1) Duration opening,
        @DefaultValue("1MB") DataSize output,
        @DefaultValue("64MB") DataSize files,
        @DefaultValue("10s") @DurationMin(millis = 10) Duration heartbeat) {}

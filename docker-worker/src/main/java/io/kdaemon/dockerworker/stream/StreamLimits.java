package io.kdaemon.dockerworker.stream;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many streams a docker-worker has open at a time.
 *
 * @param most to all nodes
 * @param perNode to one node
 */
@Validated
@ConfigurationProperties("kdaemon.docker-worker.streams")
public record StreamLimits(
        @DefaultValue("400") @Min(1) int most,
        @DefaultValue("200") @Min(1) @Max(1000) int perNode) {

    @AssertTrue(message = "per-node must not be more than most")
    boolean isNodeWithinWorker() {
        return perNode <= most;
    }
}

package io.kdaemon.dockerworker.engine.adapter.docker;

import java.time.Duration;

/** As in production. */
public final class RuntimeSettings {

    public static final EngineSettings DEFAULT = new EngineSettings(
            new EngineSettings.Timeouts(
                    Duration.ofSeconds(2),
                    Duration.ofMillis(2500),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30)),
            new EngineSettings.Pulls(Duration.ofSeconds(60), Duration.ofMinutes(15)),
            new EngineSettings.Safeguards(1L << 30, 4096, new EngineSettings.Logs(10 << 20, 3)),
            32 << 20);

    private RuntimeSettings() {}
}

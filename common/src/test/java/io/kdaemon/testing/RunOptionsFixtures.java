package io.kdaemon.testing;

import io.kdaemon.run.HealthCheck;
import io.kdaemon.run.Limits;
import io.kdaemon.run.LogOptions;
import io.kdaemon.run.Mount;
import io.kdaemon.run.Network;
import io.kdaemon.run.OnDependencyMoved;
import io.kdaemon.run.ProcessOptions;
import io.kdaemon.run.PullPolicy;
import io.kdaemon.run.RestartPolicy;
import io.kdaemon.run.RunOptions;
import io.kdaemon.run.Security;
import io.kdaemon.secret.Sealed;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Options of how to run an application. */
public final class RunOptionsFixtures {

    private RunOptionsFixtures() {}

    public static RunOptions onHostNetwork() {
        return new RunOptions(
                null, null, null, new Network(Network.HOST, List.of()), null, null, null, null, null, null, null, null);
    }

    /** Nothing is left out that can be said. */
    public static RunOptions everything() {
        return new RunOptions(
                new ProcessOptions(
                        List.of("serve", "--port", "80"),
                        List.of("/bin/web"),
                        "1000:1000",
                        "/srv",
                        "SIGQUIT",
                        Duration.ofSeconds(30)),
                new Limits(200L, 128L << 20, List.of(new Limits.Ulimit("nofile", 1024, 4096))),
                new Security(true, false, List.of("SYS_NICE"), List.of("CHOWN")),
                new Network("none", List.of("db.example:10.0.0.9")),
                List.of(
                        Mount.volume("data", "/var/lib/data", false),
                        Mount.volume(null, "/cache", false),
                        Mount.tmpfs("/run", 16L << 20),
                        Mount.bind("/srv/site", "/site", true)),
                Map.of("team", "blue"),
                new LogOptions("local", Map.of("max-size", "1m")),
                HealthCheck.http(
                        80,
                        "/health",
                        new HealthCheck.StatusRange(200, 204),
                        new HealthCheck.Timing(Duration.ofSeconds(5), Duration.ofSeconds(2), 3, Duration.ofMinutes(1))),
                RestartPolicy.onFailure(3),
                PullPolicy.ALWAYS,
                Map.of("PASSWORD", new Sealed("kd1.0123abcd.c2VjcmV0")),
                OnDependencyMoved.IGNORE);
    }
}

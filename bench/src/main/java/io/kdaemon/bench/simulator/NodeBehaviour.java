package io.kdaemon.bench.simulator;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How a simulated node answers.
 *
 * @param errorRate share of calls that are answered 500 and change nothing
 * @param lostRate share of calls that are carried out and whose answer never comes: the connection is cut
 */
public record NodeBehaviour(Mode mode, Latency latency, double errorRate, double lostRate) {

    static final NodeBehaviour SOUND = new NodeBehaviour(Mode.ANSWERING, new Latency(0, 0), 0, 0);

    public enum Mode {
        ANSWERING,
        /** Connections are accepted, nothing is ever answered. */
        HANGING,
        /** Nobody listens. */
        REFUSING
    }

    /** Log-normal between these two; the same value twice is a fixed one, zero none at all. */
    public record Latency(double medianMillis, double p99Millis) {

        private static final double Z99 = 2.326;

        Duration next(RandomGenerator random) {
            double spread = medianMillis > 0 ? Math.log(p99Millis / medianMillis) / Z99 : 0;
            double millis = medianMillis * Math.exp(spread * (spread == 0 ? 0 : random.nextGaussian()));
            return Duration.ofNanos(Math.round(millis * 1e6));
        }
    }

    public NodeBehaviour {
        requireShare("error_rate", errorRate);
        requireShare("lost_rate", lostRate);
        if (latency.medianMillis() < 0 || latency.p99Millis() < latency.medianMillis()) {
            throw new IllegalArgumentException(
                    "latency is %s, expected 0 <= median_millis <= p99_millis".formatted(latency));
        }
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("%s is %s, expected a share between 0 and 1".formatted(name, value));
        }
    }
}

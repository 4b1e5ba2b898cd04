package io.kdaemon.usage;

import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How often amounts of about the same size were seen, where what is older counts less. As the Vertical Pod Autoscaler of Kubernetes keeps it
 * (recommender/util/decaying_histogram.go): buckets that grow by a twentieth, so that any amount is known to five percent in a few dozen numbers,
 * and weights that halve with every half-life. Immutable.
 *
 * @param weights by number of the bucket; empty buckets are absent
 */
public record DecayingHistogram(Map<Integer, Double> weights) {

    public static final DecayingHistogram EMPTY = new DecayingHistogram(Map.of());

    private static final double GROWTH = 1.05;
    private static final double LOG_GROWTH = Math.log(GROWTH);

    /** Weight of one fresh sample. */
    private static final double ONE = 1.0;

    /** A bucket of less than this share of all is forgotten. */
    private static final double NEGLIGIBLE = 0.0001;

    private static final double PRECISION = 10_000;

    public DecayingHistogram {
        weights = Map.copyOf(weights);
    }

    /** After some time without samples: what was seen counts less beside what will be. */
    public DecayingHistogram after(Duration time, Duration halfLife) {
        if (time.isNegative() || time.isZero()) {
            return this;
        }
        double factor = Math.pow(0.5, (double) time.toMillis() / halfLife.toMillis());
        double least = total() * factor * NEGLIGIBLE;
        Map<Integer, Double> decayed = new TreeMap<>();
        weights.forEach((bucket, weight) -> {
            double left = rounded(weight * factor);
            if (left > 0 && left >= least) {
                decayed.put(bucket, left);
            }
        });
        return new DecayingHistogram(decayed);
    }

    /** With one more sample; an amount of less than one counts as one. */
    public DecayingHistogram plus(long amount) {
        Map<Integer, Double> more = new TreeMap<>(weights);
        more.merge(bucket(amount), ONE, (weight, one) -> rounded(weight + one));
        return new DecayingHistogram(more);
    }

    /**
     * The amount that this share of the weight does not exceed, up to the width of a bucket.
     *
     * @param share above 0, at most 1
     * @return 0 when nothing was seen
     */
    public long percentile(double share) {
        NavigableMap<Integer, Double> ordered = new TreeMap<>(weights);
        double wanted = total() * share;
        double seen = 0;
        for (Map.Entry<Integer, Double> bucket : ordered.entrySet()) {
            seen += bucket.getValue();
            if (seen >= wanted) {
                return upperBound(bucket.getKey());
            }
        }
        return ordered.isEmpty() ? 0 : upperBound(ordered.lastKey());
    }

    private double total() {
        return weights.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static int bucket(long amount) {
        return amount <= 1 ? 0 : (int) Math.ceil(Math.log(amount) / LOG_GROWTH);
    }

    private static long upperBound(int bucket) {
        return (long) Math.floor(Math.pow(GROWTH, bucket));
    }

    /** They are kept as text: a few digits are enough. */
    private static double rounded(double weight) {
        return Math.round(weight * PRECISION) / PRECISION;
    }
}

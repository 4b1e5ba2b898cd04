package io.kdaemon.planning;

import io.kdaemon.node.Resources;
import io.kdaemon.placement.Asked;
import io.kdaemon.placement.Asked.Source;
import io.kdaemon.usage.UsageEstimate;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much is asked for a container: what its application says, else what its containers were seen to use, else a default. A learned
 * ask only reserves: it never limits a container.
 */
public record AskPolicy(Resources defaults, Learning learning) {

    /**
     * When and how use becomes an ask.
     *
     * @param minimumSamples fewer prove nothing
     * @param minimumTime nor do samples of a shorter time: containers need little when they start
     * @param margin factor on what was seen
     * @param least never less is asked for
     * @param mostOfNode never more than this share of the largest node, or it would find no room anywhere
     */
    public record Learning(
            boolean enabled,
            long minimumSamples,
            Duration minimumTime,
            double margin,
            Resources least,
            double mostOfNode) {

        public static final Learning OFF = new Learning(false, 0, Duration.ZERO, 1, Resources.NONE, 1);

        boolean trusts(UsageEstimate usage) {
            return enabled && usage.samples() >= minimumSamples && usage.span().compareTo(minimumTime) >= 0;
        }

        Resources ask(Resources usual, Resources largestNode) {
            Resources wanted = usual.times(margin).atLeast(least);
            return largestNode.equals(Resources.NONE) ? wanted : wanted.atMost(largestNode.times(mostOfNode));
        }
    }

    /** What somebody asks for; null where he does not care. */
    public record Wish(@Nullable Long cpuMillis, @Nullable Long memoryBytes) {}

    /**
     * @param usage null when its application was never measured
     * @param largestNode the most there is of each on any node; {@link Resources#NONE} when no node is known
     */
    public Asked of(Wish wish, @Nullable UsageEstimate usage, Resources largestNode) {
        boolean learned = usage != null && learning.trusts(usage);
        Resources otherwise = learned ? learning.ask(usage.usual(), largestNode) : defaults;
        Source source = learned ? Source.LEARNED : Source.DEFAULT;
        return new Asked(
                new Resources(
                        wish.cpuMillis() == null ? otherwise.cpuMillis() : wish.cpuMillis(),
                        wish.memoryBytes() == null ? otherwise.memoryBytes() : wish.memoryBytes()),
                wish.cpuMillis() == null ? source : Source.EXPLICIT,
                wish.memoryBytes() == null ? source : Source.EXPLICIT,
                usage == null ? 0 : usage.samples(),
                usage == null ? null : usage.since());
    }
}

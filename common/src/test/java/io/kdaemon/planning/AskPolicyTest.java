package io.kdaemon.planning;

import static io.kdaemon.testing.MutableClock.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.node.Resources;
import io.kdaemon.placement.Asked;
import io.kdaemon.placement.Asked.Source;
import io.kdaemon.planning.AskPolicy.Learning;
import io.kdaemon.planning.AskPolicy.Wish;
import io.kdaemon.usage.UsageEstimate;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskPolicyTest {

    private static final long MIB = 1 << 20;
    private static final Resources DEFAULTS = new Resources(10, 32 * MIB);
    private static final Resources LARGEST = new Resources(8000, 16_000 * MIB);
    private static final Resources LEAST = new Resources(20, 16 * MIB);
    private static final Wish NOTHING = new Wish(null, null);
    private static final UsageEstimate SEEN = seen(new Resources(200, 100 * MIB), 30, 30);

    private final AskPolicy policy =
            new AskPolicy(DEFAULTS, new Learning(true, 30, Duration.ofMinutes(30), 1.2, LEAST, 0.5));

    @Test
    void shouldAskForTheDefaultWhenNothingIsSaidAndNothingIsKnown() {
        assertThat(policy.of(NOTHING, null, LARGEST))
                .isEqualTo(new Asked(DEFAULTS, Source.DEFAULT, Source.DEFAULT, 0, null));
    }

    @Test
    void shouldAskForWhatWasSeenWithAMargin() {
        assertThat(policy.of(NOTHING, SEEN, LARGEST))
                .isEqualTo(new Asked(new Resources(240, 120 * MIB), Source.LEARNED, Source.LEARNED, 30, SEEN.since()));
    }

    @Test
    void shouldAskForWhatIsSaidWhateverWasSeen() {
        // when
        Asked both = policy.of(new Wish(500L, 64 * MIB), SEEN, LARGEST);
        Asked one = policy.of(new Wish(null, 64 * MIB), SEEN, LARGEST);

        // then
        assertThat(both)
                .isEqualTo(new Asked(new Resources(500, 64 * MIB), Source.EXPLICIT, Source.EXPLICIT, 30, SEEN.since()));
        assertThat(one)
                .isEqualTo(new Asked(new Resources(240, 64 * MIB), Source.LEARNED, Source.EXPLICIT, 30, SEEN.since()));
        assertThat(one.words()).isEqualTo("asks for 0.24 cores (learned from 30 samples) and 64 MiB (explicit)");
    }

    @ParameterizedTest
    @CsvSource({"29, 600", "600, 29"})
    void shouldNotTrustTooFewSamplesOrTooShortATime(long samples, long minutes) {
        // when
        Asked asked = policy.of(NOTHING, seen(new Resources(200, 100 * MIB), samples, minutes), LARGEST);

        // then
        assertThat(asked.resources()).isEqualTo(DEFAULTS);
        assertThat(asked.memory()).isEqualTo(Source.DEFAULT);
        assertThat(asked.samples()).isEqualTo(samples);
    }

    @Test
    void shouldNeverLearnToAskForLessThanTheLeast() {
        assertThat(policy.of(NOTHING, seen(new Resources(1, MIB), 99, 99), LARGEST)
                        .resources())
                .isEqualTo(LEAST);
    }

    @Test
    void shouldNeverLearnToAskForMoreThanANodeCouldGive() {
        // given
        UsageEstimate greedy = seen(new Resources(7900, 15_000 * MIB), 99, 99);

        // when, then
        assertThat(policy.of(NOTHING, greedy, LARGEST).resources()).isEqualTo(new Resources(4000, 8_000 * MIB));
        assertThat(policy.of(NOTHING, greedy, Resources.NONE).resources()).isEqualTo(new Resources(9480, 18_000 * MIB));
    }

    @Test
    void shouldLearnNothingWhenSwitchedOff() {
        assertThat(new AskPolicy(DEFAULTS, Learning.OFF)
                        .of(NOTHING, SEEN, LARGEST)
                        .resources())
                .isEqualTo(DEFAULTS);
    }

    private static UsageEstimate seen(Resources usual, long samples, long minutes) {
        return new UsageEstimate(usual, samples, NOW.minus(Duration.ofMinutes(minutes)), NOW);
    }
}

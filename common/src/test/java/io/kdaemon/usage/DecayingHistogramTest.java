package io.kdaemon.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecayingHistogramTest {

    private static final Duration HALF_LIFE = Duration.ofHours(24);
    private static final Percentage BUCKET = Percentage.withPercentage(5);

    @Test
    void shouldKnowNothingAtFirst() {
        assertThat(DecayingHistogram.EMPTY.percentile(1)).isZero();
        assertThat(DecayingHistogram.EMPTY.after(HALF_LIFE, HALF_LIFE)).isEqualTo(DecayingHistogram.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 9, 250, 4096, 62_914_560, 1L << 40})
    void shouldKnowAnyAmountToTheWidthOfABucketAndNeverBelow(long amount) {
        // when
        DecayingHistogram histogram = DecayingHistogram.EMPTY.plus(amount).plus(amount);

        // then
        assertThat(histogram.percentile(0.5)).isGreaterThanOrEqualTo(amount).isCloseTo(Math.max(1, amount), BUCKET);
    }

    @Test
    void shouldFindPercentilesOfRandomSamplesLikeASortedListDoes() {
        // given
        Random random = new Random(7);
        long[] samples = random.longs(1000, 1, 10_000).map(i -> i * i).sorted().toArray();

        // when
        DecayingHistogram histogram = DecayingHistogram.EMPTY;
        for (long sample : samples) {
            histogram = histogram.plus(sample);
        }

        // then
        assertThat(histogram.percentile(0.5)).isCloseTo(samples[499], BUCKET);
        assertThat(histogram.percentile(0.9)).isCloseTo(samples[899], BUCKET);
        assertThat(histogram.percentile(0.98)).isCloseTo(samples[979], BUCKET);
        assertThat(histogram.percentile(1)).isCloseTo(samples[999], BUCKET);
    }

    @Test
    void shouldGrowWithTheShareThatIsAskedFor() {
        // given
        DecayingHistogram histogram = randomOne();

        // when, then
        for (double share = 0.05; share < 0.95; share += 0.05) {
            assertThat(histogram.percentile(share)).isLessThanOrEqualTo(histogram.percentile(share + 0.05));
        }
    }

    @Test
    void shouldStayAsItIsWhileNothingIsSeen() {
        // given
        DecayingHistogram histogram = randomOne();

        // when
        DecayingHistogram later = histogram.after(Duration.ofDays(5), HALF_LIFE);

        // then
        assertThat(later.percentile(0.9)).isCloseTo(histogram.percentile(0.9), BUCKET);
    }

    @Test
    void shouldCountAHalfLifeAgoForHalf() {
        // given
        DecayingHistogram before = plus(DecayingHistogram.EMPTY, 100, 100);

        // when
        DecayingHistogram fewNew = plus(before.after(HALF_LIFE, HALF_LIFE), 49, 1000);
        DecayingHistogram manyNew = plus(before.after(HALF_LIFE, HALF_LIFE), 51, 1000);

        // then
        assertThat(fewNew.percentile(0.5)).isCloseTo(100, BUCKET);
        assertThat(manyNew.percentile(0.5)).isCloseTo(1000, BUCKET);
    }

    @Test
    void shouldForgetWhatHasNoWeightAnyMore() {
        // given
        DecayingHistogram histogram = DecayingHistogram.EMPTY.plus(1L << 40);

        // when
        for (int day = 0; day < 30; day++) {
            histogram = plus(histogram.after(HALF_LIFE, HALF_LIFE), 10, 100);
        }

        // then
        assertThat(histogram.weights()).hasSize(1);
        assertThat(histogram.percentile(1)).isCloseTo(100, BUCKET);
    }

    @Test
    void shouldNotGoBackInTime() {
        // given
        DecayingHistogram histogram = randomOne();

        // when, then
        assertThat(histogram.after(Duration.ofHours(-1), HALF_LIFE)).isEqualTo(histogram);
    }

    private static DecayingHistogram randomOne() {
        Random random = new Random(3);
        DecayingHistogram histogram = DecayingHistogram.EMPTY;
        for (int i = 0; i < 300; i++) {
            histogram = histogram.plus(random.nextLong(1, 5_000_000));
        }
        return histogram;
    }

    private static DecayingHistogram plus(DecayingHistogram histogram, int times, long amount) {
        DecayingHistogram more = histogram;
        for (int i = 0; i < times; i++) {
            more = more.plus(amount);
        }
        return more;
    }
}

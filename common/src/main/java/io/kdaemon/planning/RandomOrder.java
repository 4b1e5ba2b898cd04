package io.kdaemon.planning;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;

/** Numbers, each once, in random order: a Fisher-Yates shuffle that goes only as far as it is asked. */
final class RandomOrder {
    private final int[] numbers;
    private final RandomGenerator random;
    private int next;
    private int end;

    /** Of the given numbers, which are used up. */
    RandomOrder(int[] numbers, RandomGenerator random) {
        this.numbers = numbers;
        this.random = random;
        this.end = numbers.length;
    }

    /** Of the numbers below a bound. */
    static RandomOrder below(int bound, RandomGenerator random) {
        int[] numbers = new int[bound];
        for (int i = 0; i < bound; i++) {
            numbers[i] = i;
        }
        return new RandomOrder(numbers, random);
    }

    /** How many are still to come. */
    int size() {
        return end - next;
    }

    int next() {
        int other = random.nextInt(next, end);
        int drawn = numbers[other];
        numbers[other] = numbers[next];
        next++;
        return drawn;
    }

    /** Those of the ones still to come that are such; the others are left. */
    RandomOrder split(IntPredicate such) {
        return new RandomOrder(leaveOut(such), random);
    }

    /** Takes the unwanted ones out of those that are still to come. */
    int[] leaveOut(IntPredicate unwanted) {
        int before = end;
        int i = next;
        while (i < end) {
            int number = numbers[i];
            if (unwanted.test(number)) {
                numbers[i] = numbers[--end];
                numbers[end] = number;
            } else {
                i++;
            }
        }
        return Arrays.copyOfRange(numbers, end, before);
    }
}

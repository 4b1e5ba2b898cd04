package io.kdaemon.planning;

import java.util.random.RandomGenerator;

/** Numbers, each once, in random order: a Fisher-Yates shuffle that goes only as far as it is asked. */
final class RandomOrder {
    private final int[] numbers;
    private final RandomGenerator random;
    private int next;

    /** Of the given numbers, which are used up. */
    RandomOrder(int[] numbers, RandomGenerator random) {
        this.numbers = numbers;
        this.random = random;
    }

    /** Of the numbers below a bound. */
    static RandomOrder below(int bound, RandomGenerator random) {
        int[] numbers = new int[bound];
        for (int i = 0; i < bound; i++) {
            numbers[i] = i;
        }
        return new RandomOrder(numbers, random);
    }

    boolean hasNext() {
        return next < numbers.length;
    }

    int next() {
        int other = random.nextInt(next, numbers.length);
        int drawn = numbers[other];
        numbers[other] = numbers[next];
        next++;
        return drawn;
    }
}

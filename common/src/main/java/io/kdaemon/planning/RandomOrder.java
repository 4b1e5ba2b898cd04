package io.kdaemon.planning;

import java.util.random.RandomGenerator;

/** The numbers below a bound, each once, in random order: a Fisher-Yates shuffle that goes only as far as it is asked. */
final class RandomOrder {
    private final int[] numbers;
    private final RandomGenerator random;
    private int next;

    RandomOrder(int bound, RandomGenerator random) {
        this.numbers = new int[bound];
        this.random = random;
        for (int i = 0; i < bound; i++) {
            numbers[i] = i;
        }
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

package io.kdaemon.testing.fault;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** When something goes wrong: with which of the chosen requests. */
public final class FaultRule {

    private final Requests requests;
    private final BooleanSupplier turn;
    private final Fault fault;

    private FaultRule(Requests requests, BooleanSupplier turn, Fault fault) {
        this.requests = requests;
        this.turn = turn;
        this.fault = fault;
    }

    /** @param number of the chosen request that it happens to, counted from 1 */
    public static FaultRule nth(int number, Requests requests, Fault fault) {
        AtomicInteger seen = new AtomicInteger();
        return new FaultRule(requests, () -> seen.incrementAndGet() == number, fault);
    }

    public static FaultRule every(Requests requests, Fault fault) {
        return new FaultRule(requests, () -> true, fault);
    }

    /**
     * @param share of the chosen requests, 0 to 1
     * @param seed the same for the same sequence of hits and misses
     */
    public static FaultRule share(double share, long seed, Requests requests, Fault fault) {
        Random random = new Random(seed);
        return new FaultRule(requests, () -> random.nextDouble() < share, fault);
    }

    boolean strikes(RequestHead head) {
        return requests.include(head) && turn.getAsBoolean();
    }

    Fault fault() {
        return fault;
    }
}

package io.kdaemon.testing.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** The same thing by several threads at once. */
public final class Race {

    private static final int LIMIT_SECONDS = 60;

    private final CyclicBarrier meeting;

    private Race(int racers) {
        this.meeting = new CyclicBarrier(racers);
    }

    public static Race of(int racers) {
        return new Race(racers);
    }

    /** All start at the same moment; the results are in order of number. Fails with whatever any of them failed with. */
    public <T> List<T> run(IntFunction<T> racer) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < meeting.getParties(); i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    meet();
                    return racer.apply(number);
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get(LIMIT_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("Expected no racer to fail", e.getCause());
        } catch (TimeoutException | InterruptedException e) {
            throw new AssertionError("Expected all racers to arrive within " + LIMIT_SECONDS + " s", e);
        }
    }

    /** Waits until every racer is here: called within a transaction it proves that all are open at once. */
    public void meet() {
        try {
            meeting.await(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (BrokenBarrierException | TimeoutException | InterruptedException e) {
            throw new AssertionError("Expected all racers to meet within " + LIMIT_SECONDS + " s", e);
        }
    }
}

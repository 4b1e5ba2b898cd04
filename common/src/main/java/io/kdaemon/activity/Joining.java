package io.kdaemon.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Lets threads that ask for the same kind of work at the same time have it done together: what comes while some is being done is done in one go
 * afterwards. Nobody waits for company.
 *
 * @param <T> what is asked
 * @param <R> what is answered
 */
public final class Joining<T, R> {

    private final Queue<Waiting<T, R>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean busy = new AtomicBoolean();
    private final int atMost;
    private final Function<List<T>, List<R>> work;

    private record Waiting<T, R>(T asked, CompletableFuture<R> answer) {}

    /**
     * @param atMost how many are done together
     * @param work answers in the order in which it is asked; what it throws is thrown to all who asked
     */
    public Joining(int atMost, Function<List<T>, List<R>> work) {
        this.atMost = atMost;
        this.work = work;
    }

    /** Waits for the answer. */
    public R ask(T asked) {
        Waiting<T, R> mine = new Waiting<>(asked, new CompletableFuture<>());
        waiting.add(mine);
        if (busy.compareAndSet(false, true)) {
            Thread.ofVirtual().name("joining").start(this::workOff);
        }
        try {
            return mine.answer().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException why ? why : e;
        }
    }

    private void workOff() {
        do {
            List<Waiting<T, R>> batch = take();
            while (!batch.isEmpty()) {
                answer(batch);
                batch = take();
            }
            busy.set(false);
            // Somebody may have come after the last look and seen that we were busy.
        } while (!waiting.isEmpty() && busy.compareAndSet(false, true));
    }

    private List<Waiting<T, R>> take() {
        List<Waiting<T, R>> taken = new ArrayList<>();
        while (taken.size() < atMost && waiting.peek() != null) {
            taken.add(waiting.remove());
        }
        return taken;
    }

    private void answer(List<Waiting<T, R>> batch) {
        try {
            List<R> answers = work.apply(batch.stream().map(Waiting::asked).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer().complete(answers.get(i));
            }
        } catch (Throwable failure) { // an Error, too, must not leave anybody waiting
            batch.forEach(one -> one.answer().completeExceptionally(failure));
        }
    }
}

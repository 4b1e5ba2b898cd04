package io.kdaemon.dockerworker.command;

import io.kdaemon.messaging.contract.ContainerRef;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/** Launches that wait for what may take long, so that a stop or a removal of the same generation need not wait with them. */
public final class CallOffs {

    private final Map<Waiting, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();

    private record Waiting(long containerId, int generation, long nodeId) {
        static Waiting of(ContainerRef target) {
            return new Waiting(
                    target.containerId(), target.generation(), target.node().nodeId());
        }
    }

    /**
     * Waits until the work is done or the launch is called off. Work goes on in the background then: others may be waiting for it.
     *
     * @return whether the work is done
     */
    public boolean await(ContainerRef target, Runnable work) {
        Waiting key = Waiting.of(target);
        CompletableFuture<Void> calledOff = new CompletableFuture<>();
        waiting.put(key, calledOff);
        CompletableFuture<Void> done = CompletableFuture.runAsync(work, Thread::startVirtualThread);
        try {
            CompletableFuture.anyOf(done, calledOff).join();
            return done.isDone();
        } catch (CompletionException e) {
            throw asThrown(e);
        } finally {
            waiting.remove(key, calledOff);
        }
    }

    /** As if the work had been done by who waits. */
    private static RuntimeException asThrown(CompletionException e) {
        return switch (e.getCause()) {
            case RuntimeException failure -> failure;
            case Error error -> throw error;
            case null, default -> e;
        };
    }

    /** Nothing happens when no launch of the generation waits here. */
    public void callOff(ContainerRef target) {
        CompletableFuture<Void> launch = waiting.get(Waiting.of(target));
        if (launch != null) {
            launch.complete(null);
        }
    }
}

package io.kdaemon.watcher.observe;

import io.kdaemon.node.Node;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Asks the second witness about several nodes at the same time: dead ones take their whole time-out each. */
class Witnesses {

    /** So that neither sockets nor a thousand nodes at once become a trouble of their own. */
    private static final int AT_A_TIME = 64;

    private final EngineWitness witness;
    private final Semaphore turns = new Semaphore(AT_A_TIME);

    Witnesses(EngineWitness witness) {
        this.witness = witness;
    }

    /** Those of the nodes whose engine does not answer the watcher either. */
    List<Node> silent(List<Node> nodes) {
        if (nodes.isEmpty()) {
            return List.of();
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Asked> asked = nodes.stream()
                    .map(node -> new Asked(node, threads.submit(() -> answers(node))))
                    .toList();
            return asked.stream().filter(Asked::isSilent).map(Asked::node).toList();
        }
    }

    private boolean answers(Node node) throws InterruptedException {
        turns.acquire();
        try {
            return witness.answers(node.profile().engine());
        } finally {
            turns.release();
        }
    }

    private record Asked(Node node, Future<Boolean> answers) {

        boolean isSilent() {
            try {
                return !answers.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("The witness failed on node " + node.id(), e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}

package io.kdaemon.dockerworker.probe;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** How many containers are asked at a time, and how many of one node: the time-outs of one that hangs must not hold up all others. */
public final class ProbeRoom {

    private final Semaphore all;
    private final int perNode;
    private final Map<String, Semaphore> nodes = new ConcurrentHashMap<>();

    public ProbeRoom(int atOnce, int perNode) {
        this.all = new Semaphore(atOnce);
        this.perNode = perNode;
    }

    boolean enter(String engineUri) {
        Semaphore node = node(engineUri);
        if (!node.tryAcquire()) {
            return false;
        }
        if (!all.tryAcquire()) {
            node.release();
            return false;
        }
        return true;
    }

    void leave(String engineUri) {
        node(engineUri).release();
        all.release();
    }

    /** Long after the last one of them left. */
    void forgetOthers(Collection<String> engineUris) {
        nodes.keySet().retainAll(engineUris);
    }

    private Semaphore node(String engineUri) {
        return nodes.computeIfAbsent(engineUri, _ -> new Semaphore(perNode));
    }
}

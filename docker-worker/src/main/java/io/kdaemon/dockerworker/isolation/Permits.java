package io.kdaemon.dockerworker.isolation;

import java.util.concurrent.Semaphore;

/** Places whose number changes: who has one keeps it, and new ones are given when there are fewer taken than there may be. */
final class Permits extends Semaphore {

    private static final long serialVersionUID = 1L;

    private int most;

    Permits(int most) {
        super(most, true);
        this.most = most;
    }

    synchronized void resize(int wanted) {
        if (wanted > most) {
            release(wanted - most);
        } else {
            reducePermits(most - wanted);
        }
        most = wanted;
    }

    synchronized int taken() {
        return most - availablePermits();
    }
}

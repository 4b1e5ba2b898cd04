package io.kdaemon.testing.fault;

import java.io.InterruptedIOException;

/** One direction through the proxy, of all connections: it can be halted, and nothing is lost meanwhile. */
final class Flow {

    private boolean halted;

    synchronized void halt() {
        halted = true;
    }

    synchronized void resume() {
        halted = false;
        notifyAll();
    }

    synchronized void await() throws InterruptedIOException {
        try {
            while (halted) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the proxy is closed");
        }
    }
}

package io.kdaemon.dockerworker.background;

import java.time.Duration;

/** Where work takes its time, so that following a node does not wait for it. */
public interface Background {

    /** Returns at once; nothing happens any more when the worker is stopping. */
    void execute(Runnable task);

    /** Called by what is executed: lets time pass. */
    void pause(Duration time) throws InterruptedException;
}

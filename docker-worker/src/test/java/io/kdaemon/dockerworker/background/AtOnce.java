package io.kdaemon.dockerworker.background;

import java.time.Duration;

/** Nothing happens beside anything: a task is done when it was handed over. */
public final class AtOnce implements Background {

    @Override
    public void execute(Runnable task) {
        task.run();
    }

    @Override
    public void pause(Duration time) {}
}

package io.kdaemon.dockerworker.background;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A virtual thread for each task; a stop ends them. */
public final class BackgroundThreads implements Background, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundThreads.class);

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("background-", 0).factory());

    @Override
    public void execute(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("nothing more is begun: {}", stopping.getMessage());
        }
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        if (stopping.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("the docker-worker is stopping");
        }
    }

    @Override
    public void close() {
        stopping.countDown();
        threads.shutdownNow();
    }
}

package io.kdaemon.dockerworker.engine.adapter.docker;

import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs calls to engines with a limit on their time. */
final class BoundedCalls implements AutoCloseable {

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("engine-call-", 0).factory());

    <T> T call(EngineFailures failures, Duration limit, Callable<T> call) {
        Future<T> answer = submit(call);
        try {
            return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw failures.noAnswerWithin(limit);
        } catch (ExecutionException e) {
            throw explain(failures, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopping();
        } finally {
            answer.cancel(true);
        }
    }

    <T> Future<T> submit(Callable<T> call) {
        try {
            return threads.submit(call);
        } catch (RejectedExecutionException e) {
            throw stopping();
        }
    }

    /** While this worker stops, broken connections are its own doing and say nothing about the node. */
    EngineException explain(EngineFailures failures, Throwable failure) {
        return threads.isShutdown() ? stopping() : failures.translate(failure);
    }

    private static EngineException stopping() {
        return new EngineException(Kind.STOPPING, "the docker-worker is stopping");
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

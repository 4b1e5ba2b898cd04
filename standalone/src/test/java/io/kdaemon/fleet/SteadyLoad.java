package io.kdaemon.fleet;

import static org.awaitility.Awaitility.await;

import io.kdaemon.testing.api.Api;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One launch after the other in a steady rhythm, whatever happens meanwhile; remembers what was promised. */
final class SteadyLoad implements AutoCloseable {
    private static final int ACCEPTED = 202;
    /** A machine that is too slow for the rhythm must not drown in containers. */
    private static final int LIMIT = 200;

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);

    private final Api api;
    private final long application;
    private final ScheduledExecutorService rhythm = Executors.newSingleThreadScheduledExecutor();
    private final List<Long> accepted = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final List<Thread> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger number = new AtomicInteger();

    private SteadyLoad(Api api, long application) {
        this.api = api;
        this.application = application;
    }

    static SteadyLoad start(Api api, long application, Duration pause) {
        SteadyLoad load = new SteadyLoad(api, application);
        load.rhythm.scheduleAtFixedRate(load::request, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        return load;
    }

    /** In a thread of its own, so that a slow answer does not slow the rhythm down. */
    private void request() {
        if (number.get() == LIMIT) {
            return;
        }
        String body = """
                {"name":"steady-%d","application_id":%d}""".formatted(number.incrementAndGet(), application);
        requests.add(Thread.startVirtualThread(() -> send(body)));
    }

    private void send(String body) {
        try {
            Api.Answer answer = api.post("/0.0/container/create", body);
            if (answer.status() == ACCEPTED) {
                accepted.add(answer.id());
            } else {
                refused.add(answer.status() + " " + answer.raw().body());
            }
        } catch (IllegalStateException e) {
            refused.add(e.getMessage());
        }
    }

    /** Waits until that many more have been accepted. */
    void awaitFurther(int count) {
        int now = accepted.size();
        await("launches to be accepted")
                .atMost(ANSWER_LIMIT)
                .until(() -> accepted.size() >= now + count || number.get() == LIMIT);
    }

    /** Numbers of the containers that were promised with a 202. */
    List<Long> accepted() {
        return accepted;
    }

    /** Everything else that was answered, or that no answer came. */
    List<String> refused() {
        return refused;
    }

    /** No request begins after this, and those under way have been answered. */
    void end() {
        rhythm.shutdown();
        try {
            if (!rhythm.awaitTermination(ANSWER_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("Expected the rhythm to end");
            }
            for (Thread request : requests) {
                request.join(ANSWER_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        rhythm.shutdownNow();
    }
}

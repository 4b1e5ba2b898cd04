package io.kdaemon.bench.streams;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Everybody who has a stream open at the same time. */
final class Crowd implements AutoCloseable {

    static final int FOLLOWERS = 50;
    static final int TYPISTS = 20;

    final AtomicLong lines = new AtomicLong();
    final AtomicLong echoedBytes = new AtomicLong();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Follower> followers = new ArrayList<>();
    private final List<Typist> typists = new ArrayList<>();

    /** Spread over the containers. @param pause between the commands of one person */
    Crowd(String base, List<Long> containers, Duration pause) throws IOException, InterruptedException {
        for (int i = 0; i < FOLLOWERS; i++) {
            followers.add(Follower.of(http, base, containers.get(i % containers.size()), lines));
        }
        for (int i = 0; i < TYPISTS; i++) {
            typists.add(new Typist(http, base, containers.get(i % containers.size()), pause, echoedBytes));
        }
    }

    @Override
    public void close() throws IOException {
        typists.forEach(Typist::close);
        for (Follower follower : followers) {
            follower.close();
        }
        http.shutdownNow();
    }
}

package io.kdaemon.dockerworker.probe;

import io.kdaemon.messaging.contract.PublishedPort;
import io.kdaemon.run.HealthCheck;
import java.time.Duration;
import java.util.Optional;

/** Over the network. */
public final class NetworkProber implements Prober, AutoCloseable {

    private final HttpProbe http = new HttpProbe();

    @Override
    public Optional<String> ask(HealthCheck check, PublishedPort port, Duration limit) throws InterruptedException {
        return switch (check.kind()) {
            case HTTP -> http.ask(check, port, limit);
            case TCP -> TcpProbe.ask(port, limit);
            case IMAGE, COMMAND, DISABLED -> throw new IllegalArgumentException("not ours to check: " + check.kind());
        };
    }

    @Override
    public void close() {
        http.close();
    }
}

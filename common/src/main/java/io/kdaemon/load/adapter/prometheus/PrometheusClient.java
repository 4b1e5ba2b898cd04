package io.kdaemon.load.adapter.prometheus;

import io.kdaemon.load.Measured;
import io.kdaemon.node.PrometheusAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a Prometheus for the load of all its instances.
 *
 * <p>Its clock and ours may differ. A sample's age is taken from its clock alone, as the difference between the time at which it evaluated the
 * query and the time at which it scraped; counted back from the moment we asked, that is the sample's time by ours. So a skewed clock makes
 * nothing stale and nothing fresh.
 */
public final class PrometheusClient {

    private static final Logger LOG = LoggerFactory.getLogger(PrometheusClient.class);

    private final PrometheusApi api;
    private final LoadQueries queries;
    private final Clock clock;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    public PrometheusClient(PrometheusApi api, LoadQueries queries, Clock clock) {
        this.api = api;
        this.queries = queries;
        this.clock = clock;
    }

    /** What it tells, by instance. */
    Map<String, Measured> read(PrometheusAddress endpoint) throws PrometheusUnavailableException {
        Instant askedAt = clock.instant();
        Vectors vectors = new Vectors(askedAt);
        try {
            vectors.add(api.ask(endpoint, PrometheusQuestion.now(queries.all())));
        } catch (PrometheusRefusalException refusal) {
            LOG.debug("Prometheus at {} refuses the query: {}", endpoint.uri(), refusal.getMessage());
            askOneByOne(endpoint, vectors);
        }
        return vectors.byInstance();
    }

    /** One part it does not like, maybe a configured one, does not take the others along. */
    private void askOneByOne(PrometheusAddress endpoint, Vectors vectors) throws PrometheusUnavailableException {
        PrometheusRefusalException last = null;
        for (String part : queries.parts()) {
            try {
                vectors.add(api.ask(endpoint, PrometheusQuestion.now(part)));
            } catch (PrometheusRefusalException refusal) {
                warn(endpoint, part, refusal);
                last = refusal;
            }
        }
        if (last != null && vectors.byInstance().isEmpty()) {
            throw new PrometheusUnavailableException("it refuses what it is asked: " + last.getMessage());
        }
    }

    /** Once, though it is asked every few seconds. */
    private void warn(PrometheusAddress endpoint, String part, PrometheusRefusalException refusal) {
        if (warned.add(endpoint.uri() + part)) {
            LOG.warn("Prometheus at {} refuses {}: {}", endpoint.uri(), part, refusal.getMessage());
        }
    }
}

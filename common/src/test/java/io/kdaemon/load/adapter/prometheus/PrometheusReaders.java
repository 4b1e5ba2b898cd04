package io.kdaemon.load.adapter.prometheus;

import io.kdaemon.load.LoadJudge;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.unit.DataSize;
import org.springframework.web.client.RestClient;

/** Readers as they are in production. */
final class PrometheusReaders {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration MAX_AGE = Duration.ofSeconds(45);

    private static final DataSize MAX_ANSWER = DataSize.ofKilobytes(64);

    private PrometheusReaders() {}

    static PrometheusLoadReader of(Duration rateWindow) {
        return of(new LoadQueries(Map.of(), rateWindow), Clock.systemUTC(), TIMEOUT);
    }

    static PrometheusLoadReader of(LoadQueries queries, Clock clock, Duration timeout) {
        PrometheusClient client = new PrometheusClient(api(timeout), queries, clock);
        return new PrometheusLoadReader(client, new LoadJudge(MAX_AGE, clock), timeout.multipliedBy(2));
    }

    static PrometheusApi api(Duration timeout) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(timeout).build());
        requests.setReadTimeout(timeout);
        return new PrometheusApi(RestClient.builder().requestFactory(requests).build(), MAX_ANSWER);
    }
}

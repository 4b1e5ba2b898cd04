package io.kdaemon.load.adapter.prometheus;

import java.time.Duration;
import java.time.Instant;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * A query and for when. It is sent as a form, for it is longer than many a server lets an address be.
 *
 * @param path of the API
 */
record PrometheusQuestion(String path, MultiValueMap<String, String> form) {

    static PrometheusQuestion now(String promQl) {
        return new PrometheusQuestion("/api/v1/query", form(promQl));
    }

    static PrometheusQuestion range(String promQl, Instant start, Instant end, Duration step) {
        MultiValueMap<String, String> form = form(promQl);
        form.add("start", Long.toString(start.getEpochSecond()));
        form.add("end", Long.toString(end.getEpochSecond()));
        form.add("step", Long.toString(step.toSeconds()));
        return new PrometheusQuestion("/api/v1/query_range", form);
    }

    private static MultiValueMap<String, String> form(String promQl) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("query", promQl);
        return form;
    }
}

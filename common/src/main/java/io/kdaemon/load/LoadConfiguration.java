package io.kdaemon.load;

import io.kdaemon.activity.Loop;
import io.kdaemon.load.adapter.prometheus.LoadQueries;
import io.kdaemon.load.adapter.prometheus.PrometheusApi;
import io.kdaemon.load.adapter.prometheus.PrometheusClient;
import io.kdaemon.load.adapter.prometheus.PrometheusHistoryReader;
import io.kdaemon.load.adapter.prometheus.PrometheusLoadReader;
import io.kdaemon.node.NodeRepository;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** The measured load of nodes, for every service that places containers or explains placements. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LoadProperties.class)
public class LoadConfiguration {

    @Bean
    PrometheusApi prometheusApi(LoadProperties properties) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(properties.timeout()).build());
        requests.setReadTimeout(properties.timeout());
        return new PrometheusApi(RestClient.builder().requestFactory(requests).build(), properties.maxAnswer());
    }

    @Bean
    LoadQueries loadQueries(LoadProperties properties) {
        return new LoadQueries(properties.queries(), properties.rateWindow());
    }

    /** Two timeouts: one to connect, one to read. */
    @Bean
    LoadReader loadReader(PrometheusApi api, LoadQueries queries, LoadProperties properties, Clock clock) {
        return new PrometheusLoadReader(
                new PrometheusClient(api, queries, clock),
                new LoadJudge(properties.maxAge(), clock),
                properties.timeout().multipliedBy(2));
    }

    @Bean
    LoadTable loadTable(LoadReader reader, LoadProperties properties, MeterRegistry registry, Clock clock) {
        LoadTable loads = new LoadTable(reader, properties.maxAge(), clock);
        registry.gauge("kdaemon.load.known.nodes", loads, LoadTable::known);
        return loads;
    }

    /** One for all that ask in this process; a failed round leaves the old values, which say their age. */
    @Bean
    Loop loadLoop(NodeRepository nodes, LoadTable loads, LoadProperties properties) {
        return new Loop("load", properties.interval(), () -> loads.refresh(nodes.listAll()));
    }

    @Bean
    LoadHistoryReader loadHistoryReader(PrometheusApi api, LoadQueries queries, Clock clock) {
        return new PrometheusHistoryReader(api, queries, clock);
    }
}

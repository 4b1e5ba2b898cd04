package io.kdaemon.load;

import io.kdaemon.load.adapter.prometheus.PrometheusClient;
import io.kdaemon.load.adapter.prometheus.PrometheusLoadReader;
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
    LoadReader loadReader(LoadProperties properties) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(properties.timeout()).build());
        requests.setReadTimeout(properties.timeout());
        RestClient http = RestClient.builder().requestFactory(requests).build();
        return new PrometheusLoadReader(new PrometheusClient(http, properties.rateWindow()));
    }

    @Bean
    LoadTable loadTable(LoadReader reader, LoadProperties properties, MeterRegistry registry, Clock clock) {
        LoadTable loads = new LoadTable(reader, properties.maxAge(), clock);
        registry.gauge("kdaemon.load.known.nodes", loads, LoadTable::known);
        return loads;
    }
}

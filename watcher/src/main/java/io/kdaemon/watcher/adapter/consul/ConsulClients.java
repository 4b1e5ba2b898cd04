package io.kdaemon.watcher.adapter.consul;

import com.ecwid.consul.v1.ConsulRawClient;
import java.time.Duration;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.HttpClients;

/** Consul's client waits ten minutes for an answer by default, because of its blocking queries; ours makes none. */
final class ConsulClients {

    private static final int MAX_CONNECTIONS = 8;

    private ConsulClients() {}

    static ConsulRawClient of(ConsulAddress address, Duration timeout) {
        int millis = Math.toIntExact(timeout.toMillis());
        RequestConfig config = RequestConfig.custom()
                .setConnectTimeout(millis)
                .setSocketTimeout(millis)
                .setConnectionRequestTimeout(millis)
                .build();
        return new ConsulRawClient(
                address.host(),
                address.port(),
                HttpClients.custom()
                        .setDefaultRequestConfig(config)
                        .setMaxConnTotal(MAX_CONNECTIONS)
                        .setMaxConnPerRoute(MAX_CONNECTIONS)
                        .disableAutomaticRetries()
                        .disableCookieManagement()
                        .build());
    }
}

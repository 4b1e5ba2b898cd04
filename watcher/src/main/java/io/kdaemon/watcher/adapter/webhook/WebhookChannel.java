package io.kdaemon.watcher.adapter.webhook;

import io.kdaemon.notification.Notification;
import io.kdaemon.watcher.notify.DeliveryException;
import io.kdaemon.watcher.notify.NotificationChannel;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.databind.json.JsonMapper;

/** Posts notifications as JSON. Any answer of 2xx takes one over. */
public class WebhookChannel implements NotificationChannel {

    public static final String TIMESTAMP = "X-Kdaemon-Timestamp";
    public static final String SIGNATURE = "X-Kdaemon-Signature";
    public static final String NOTIFICATION = "X-Kdaemon-Notification";

    /** Where to, and the key of the signature. */
    public record Target(URI url, String secret) {}

    private final RestClient http;
    private final URI url;
    private final WebhookSignature signature;
    private final String cluster;
    private final Clock clock;

    public WebhookChannel(Target target, Duration timeout, String cluster, Clock clock) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(timeout).build());
        requests.setReadTimeout(timeout);
        this.http = RestClient.builder().requestFactory(requests).build();
        this.url = target.url();
        this.signature = new WebhookSignature(target.secret());
        this.cluster = cluster;
        this.clock = clock;
    }

    @Override
    public void deliver(Notification notification) {
        byte[] body = JsonMapper.shared().writeValueAsBytes(body(notification));
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        try {
            http.post()
                    .uri(url)
                    .contentType(MediaType.APPLICATION_JSON)
                    .header(TIMESTAMP, timestamp)
                    .header(SIGNATURE, signature.of(timestamp, body))
                    .header(NOTIFICATION, Long.toString(notification.id()))
                    .body(body)
                    .retrieve()
                    .toBodilessEntity();
        } catch (RestClientException e) {
            throw new DeliveryException(reason(e), e);
        }
    }

    private Map<String, Object> body(Notification notification) {
        Notification.Content content = notification.content();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", notification.id());
        body.put("cluster", cluster);
        body.put("kind", content.kind().name().toLowerCase(Locale.ROOT));
        body.put("incident", content.incidentKey());
        body.put("subject", content.subject());
        body.put("body", content.body());
        body.put("created_at", notification.createdAt().toString());
        return body;
    }

    /** Without the address, whose path is often a secret. */
    private static String reason(RestClientException e) {
        return switch (e) {
            case RestClientResponseException response ->
                "the webhook answered " + response.getStatusCode().value();
            case ResourceAccessException unreachable
            when unreachable.getCause() != null -> "the webhook was not reached: " + unreachable.getCause();
            default -> "the webhook failed: " + e.getClass().getSimpleName();
        };
    }
}

package io.kdaemon.gateway.node;

import io.kdaemon.gateway.web.fields.HostRule;
import io.kdaemon.gateway.web.fields.LabelValues;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.UnfitValueException;
import io.kdaemon.gateway.web.fields.Values;
import io.kdaemon.node.EngineAddress;
import io.kdaemon.node.Node;
import io.kdaemon.node.PrometheusAddress;
import io.kdaemon.secret.SecretBox;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a client said of a node, checked; fields it did not send are as before. */
record NodeForm(Node.Profile profile, boolean enabled) {

    private static final Pattern INSTANCE = Pattern.compile("\\p{Graph}{1,255}");

    static NodeForm forNew(RequestFields fields, SecretBox secrets) {
        return read(fields, null, secrets);
    }

    static NodeForm forChange(RequestFields fields, Node before, SecretBox secrets) {
        return read(fields, before, secrets);
    }

    private static NodeForm read(RequestFields fields, @Nullable Node before, SecretBox secrets) {
        Node.Profile old = before == null ? null : before.profile();
        String hostname = old == null
                ? fields.required("hostname", HostRule::hostname)
                : fields.optional("hostname", HostRule::hostname, old.hostname());
        Long userId = fields.optional("user_id", Values::number, old == null ? 0L : old.userId());
        Boolean enabled = fields.optional("is_enabled", Values::flag, before == null || before.enabled());
        EngineAddress engine = EngineAddressForm.read(fields, old == null ? null : old.engine(), secrets);
        PrometheusAddress prometheus = prometheus(fields, old == null ? null : old.prometheus());
        String advertised = fields.clearable("advertise_ipaddr", HostRule::host, chosenBefore(old));
        Map<String, String> labels = fields.clearable("labels", LabelValues::parse, old == null ? null : old.labels());
        fields.verify();
        EngineAddress reached = Objects.requireNonNull(engine);
        return new NodeForm(
                new Node.Profile(
                        Objects.requireNonNull(hostname),
                        Objects.requireNonNull(userId),
                        reached,
                        prometheus,
                        advertised == null ? reached.publishedHost() : advertised,
                        Objects.requireNonNullElse(labels, Map.of())),
                Objects.requireNonNull(enabled));
    }

    /** An advertised host that only followed the engine's goes on following it. */
    private static @Nullable String chosenBefore(Node.@Nullable Profile old) {
        boolean chosen =
                old != null && !old.advertisedHost().equals(old.engine().publishedHost());
        return chosen ? old.advertisedHost() : null;
    }

    private static @Nullable PrometheusAddress prometheus(RequestFields fields, @Nullable PrometheusAddress old) {
        String host = fields.clearable("p_ipaddr", HostRule::host, old == null ? null : old.host());
        boolean gone = host == null && fields.isSent("p_ipaddr");
        Integer port =
                fields.clearable("p_port", Values::port, old == null || gone ? null : Integer.valueOf(old.port()));
        if (host != null && port == null && !fields.isRefused("p_port")) {
            fields.refuse("p_port", "p_port is missing: p_ipaddr and p_port belong together");
        }
        if (host == null && port != null && !fields.isRefused("p_ipaddr")) {
            fields.refuse("p_ipaddr", "p_ipaddr is missing: p_ipaddr and p_port belong together");
        }
        String instance =
                fields.clearable("p_instance", NodeForm::instance, old == null || gone ? null : old.instance());
        if (host == null && instance != null && !fields.isRefused("p_ipaddr")) {
            fields.refuse("p_instance", "p_instance is '%s', expected none without p_ipaddr".formatted(instance));
        }
        return host == null || port == null ? null : new PrometheusAddress(host, port, instance);
    }

    /** A label's value, mostly {@code host:port}. */
    private static String instance(JsonNode value) {
        String text = value.isString() ? value.stringValue().strip() : "";
        if (!INSTANCE.matcher(text).matches()) {
            throw new UnfitValueException("1 to 255 characters without spaces, as Prometheus shows it: host1:9100");
        }
        return text;
    }
}

package io.kdaemon.gateway.node;

import io.kdaemon.gateway.web.fields.HostRule;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.UnfitValueException;
import io.kdaemon.gateway.web.fields.Values;
import io.kdaemon.node.EngineAddress;
import io.kdaemon.node.EngineTls;
import io.kdaemon.secret.SecretBox;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code d_ipaddr} and {@code d_port}: a host with a port, or a unix socket without one. */
final class EngineAddressForm {

    private static final String SCHEME = "unix://";
    private static final Pattern SOCKET = Pattern.compile("(/[A-Za-z0-9._@+-]+)+");
    private static final int LONGEST_SOCKET = 107;
    private static final Integer TLS_PORT = 2376;

    private EngineAddressForm() {}

    static @Nullable EngineAddress read(RequestFields fields, @Nullable EngineAddress old, SecretBox secrets) {
        EngineTls tls = EngineTlsForm.read(fields, old == null ? null : old.tls(), secrets);
        String host = old == null
                ? fields.required("d_ipaddr", EngineAddressForm::host)
                : fields.optional("d_ipaddr", EngineAddressForm::host, old.host());
        Integer port = fields.clearable("d_port", Values::port, old == null ? usual(tls) : old.port());
        if (host == null || fields.isRefused("d_port")) {
            return null;
        }
        return host.startsWith("/") ? socket(fields, host, port) : network(fields, host, port, tls);
    }

    private static @Nullable Integer usual(@Nullable EngineTls tls) {
        return tls == null ? null : TLS_PORT;
    }

    /** The port of the address that the socket takes the place of is forgotten. */
    private static EngineAddress socket(RequestFields fields, String path, @Nullable Integer port) {
        if (port != null && fields.isSent("d_port")) {
            fields.refuse("d_port", "d_port is %d, expected none: a unix socket has no port".formatted(port));
        }
        if (!fields.isEmpty(EngineTlsForm.FIELD)) {
            fields.refuseSecret(EngineTlsForm.FIELD, "tls is set, expected none: a unix socket knows no TLS");
        }
        return new EngineAddress(path, null);
    }

    private static @Nullable EngineAddress network(
            RequestFields fields, String host, @Nullable Integer port, @Nullable EngineTls tls) {
        if (port == null) {
            fields.refuse("d_port", "d_port is missing: the port of the Docker Engine API on " + host);
            return null;
        }
        return new EngineAddress(host, port, tls);
    }

    private static String host(JsonNode value) {
        String text = value.isString() ? value.stringValue().strip() : "";
        String path = text.startsWith(SCHEME) ? text.substring(SCHEME.length()) : text;
        if (path.startsWith("/") && SOCKET.matcher(path).matches() && path.length() <= LONGEST_SOCKET) {
            return path;
        }
        try {
            return HostRule.host(value);
        } catch (UnfitValueException e) {
            throw new UnfitValueException(e.getMessage()
                    + " without port, or the absolute path of a unix socket (unix:///var/run/docker.sock)");
        }
    }
}

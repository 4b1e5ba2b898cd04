package io.kdaemon.gateway.node;

import static io.kdaemon.gateway.web.fields.FieldSpec.optional;
import static io.kdaemon.gateway.web.fields.FieldSpec.readOnly;

import io.kdaemon.certificate.PemCertificate;
import io.kdaemon.certificate.PemKey;
import io.kdaemon.gateway.web.fields.FieldSet;
import io.kdaemon.gateway.web.fields.HostRule;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.UnfitValueException;
import io.kdaemon.gateway.web.fields.ValueParser;
import io.kdaemon.gateway.web.fields.Values;
import io.kdaemon.node.EngineTls;
import io.kdaemon.secret.Sealed;
import io.kdaemon.secret.Secret;
import io.kdaemon.secret.SecretBox;
import io.kdaemon.secret.SecretPurpose;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code tls}: what is not sent stays, so that a certificate is replaced by sending {@code cert} and {@code key}; null goes back to plain. */
final class EngineTlsForm {

    static final String FIELD = "tls";

    private static final int LONGEST = 65_536;
    private static final List<String> TEXT = List.of("string", "null");
    private static final FieldSet FIELDS = new FieldSet(
            "tls",
            List.of(
                    optional("ca", TEXT, "Who may vouch for the engine, in PEM", "-----BEGIN CERTIFICATE-----…"),
                    optional("cert", TEXT, "Our certificate, in PEM", "-----BEGIN CERTIFICATE-----…"),
                    optional("key", TEXT, "The private key of it, in PEM; never shown", "-----BEGIN PRIVATE KEY-----…"),
                    optional("server_name", TEXT, "What the engine's certificate is for, if not d_ipaddr", "node-a"),
                    optional("verify", List.of("boolean"), "False trusts whoever answers", true),
                    readOnly("expires_at", TEXT, "When the first of ours expires", "2027-01-01T00:00:00Z")));

    private final RequestFields fields;
    private final @Nullable EngineTls old;
    private final SecretBox secrets;

    private EngineTlsForm(RequestFields fields, @Nullable EngineTls old, SecretBox secrets) {
        this.fields = fields;
        this.old = old;
        this.secrets = secrets;
    }

    static @Nullable EngineTls read(RequestFields node, @Nullable EngineTls old, SecretBox secrets) {
        if (!node.isSent(FIELD)) {
            return old;
        }
        RequestFields fields = node.isEmpty(FIELD) ? null : node.inside(FIELD);
        return fields == null ? null : new EngineTlsForm(fields, old, secrets).read();
    }

    private @Nullable EngineTls read() {
        FIELDS.checkPut(fields);
        PemCertificate ca = certificate("ca", EngineTls::ca);
        PemCertificate own = certificate("cert", EngineTls::certificate);
        String serverName = fields.clearable("server_name", HostRule::host, before(EngineTls::serverName));
        Boolean verify = fields.optional("verify", Values::flag, old == null || old.verify());
        if (Boolean.TRUE.equals(verify) && ca == null && !fields.isRefused("ca")) {
            fields.refuse("ca", "tls.ca is missing: the engine is verified by it, unless tls.verify is false");
        }
        Sealed key = key(own);
        boolean refused =
                List.of("ca", "cert", "key", "server_name", "verify").stream().anyMatch(fields::isRefused);
        return refused ? null : new EngineTls(ca, own, key, serverName, Objects.requireNonNull(verify));
    }

    private @Nullable PemCertificate certificate(String name, Function<EngineTls, @Nullable PemCertificate> kept) {
        // As it is shown: a client that sends back what it read means no change.
        return fields.isObject(name) ? before(kept) : fields.clearable(name, pem(PemCertificate::parse), before(kept));
    }

    private @Nullable Sealed key(@Nullable PemCertificate own) {
        PemKey sent = fields.secret("key", pem(PemKey::parse));
        if (sent != null && own != null && !sent.belongsTo(own)) {
            fields.refuseSecret("key", "tls.key is not the key of tls.cert");
        }
        if (own == null) {
            if (sent != null && !fields.isRefused("cert")) {
                fields.refuse("cert", "tls.cert is missing: tls.cert and tls.key belong together");
            }
            return null;
        }
        if (sent != null && !fields.isRefused("key")) {
            return secrets.seal(Secret.of(sent.pem()), SecretPurpose.ENGINE_KEY);
        }
        return keyKept(own);
    }

    /** The key there was goes on only with the certificate there was. */
    private @Nullable Sealed keyKept(PemCertificate own) {
        if (own.equals(before(EngineTls::certificate))) {
            return before(EngineTls::key);
        }
        if (!fields.isRefused("key")) {
            fields.refuseSecret("key", "tls.key is missing: tls.cert and tls.key belong together");
        }
        return null;
    }

    private <T> @Nullable T before(Function<EngineTls, @Nullable T> kept) {
        return old == null ? null : kept.apply(old);
    }

    private static <T> ValueParser<T> pem(Function<String, T> parser) {
        return (JsonNode value) -> {
            if (!value.isString() || value.stringValue().length() > LONGEST) {
                throw new UnfitValueException("a text in PEM, at most %d characters".formatted(LONGEST));
            }
            try {
                return parser.apply(value.stringValue().strip());
            } catch (IllegalArgumentException e) {
                throw new UnfitValueException(String.valueOf(e.getMessage()));
            }
        };
    }
}

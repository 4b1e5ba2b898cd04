package io.kdaemon.gateway.registry;

import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.UnfitValueException;
import io.kdaemon.registry.RegistryHost;
import io.kdaemon.registry.RegistryLogin;
import io.kdaemon.secret.Sealed;
import io.kdaemon.secret.Secret;
import io.kdaemon.secret.SecretBox;
import io.kdaemon.secret.SecretPurpose;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a client said of a registry, checked; fields it did not send are as before. */
record RegistryForm(RegistryHost host, String username, Sealed password) {

    /** HTTP's basic authentication ends the name at the first colon. */
    private static final Pattern USERNAME = Pattern.compile("[^:\\p{Cntrl}]{1,255}");

    private static final int LONGEST_PASSWORD = 16_384;

    static RegistryForm read(RequestFields fields, @Nullable RegistryLogin before, SecretBox secrets) {
        RegistryHost host = before == null
                ? fields.required("host", RegistryForm::host)
                : fields.optional("host", RegistryForm::host, before.host());
        String username = before == null
                ? fields.required("username", RegistryForm::username)
                : fields.optional("username", RegistryForm::username, before.username());
        Secret sent = fields.secret("password", RegistryForm::password);
        if (sent == null && !fields.isRefused("password")) {
            requireKept(fields, before, host, username);
        }
        fields.verify();
        return new RegistryForm(
                Objects.requireNonNull(host),
                Objects.requireNonNull(username),
                sent == null
                        ? Objects.requireNonNull(before).password()
                        : secrets.seal(sent, SecretPurpose.REGISTRY_PASSWORD));
    }

    /** Else whoever may change a host could have the password sent to a registry of his own. */
    private static void requireKept(
            RequestFields fields,
            @Nullable RegistryLogin before,
            @Nullable RegistryHost host,
            @Nullable String username) {
        if (before == null) {
            fields.refuseSecret("password", "password is missing");
            return;
        }
        boolean isOther =
                host != null && !host.equals(before.host()) || username != null && !username.equals(before.username());
        if (isOther) {
            fields.refuseSecret(
                    "password",
                    "password is missing: the one there is belongs to %s at %s only"
                            .formatted(before.username(), before.host()));
        }
    }

    private static RegistryHost host(JsonNode value) {
        String text = value.isString() ? value.stringValue() : "";
        return RegistryHost.parse(text)
                .orElseThrow(
                        () -> new UnfitValueException(
                                "a registry as names of images begin with it, with a '.' or a port: docker.io, registry.example.com or registry:5000"));
    }

    private static String username(JsonNode value) {
        String text = value.isString() ? value.stringValue().strip() : "";
        if (!USERNAME.matcher(text).matches()) {
            throw new UnfitValueException("1 to 255 characters, no ':' and none that cannot be seen");
        }
        return text;
    }

    /** As it is: tokens of some registries are JSON of several lines. */
    private static Secret password(JsonNode value) {
        if (!value.isString() || value.stringValue().length() > LONGEST_PASSWORD) {
            throw new UnfitValueException("a text of at most %d characters".formatted(LONGEST_PASSWORD));
        }
        return Secret.of(value.stringValue());
    }
}

package io.kdaemon.gateway.application.options;

import static io.kdaemon.gateway.web.fields.FieldSpec.optional;

import io.kdaemon.gateway.web.fields.FieldSpec;
import io.kdaemon.gateway.web.fields.HostRule;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.UnfitValueException;
import io.kdaemon.run.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code network_mode} and {@code extra_hosts}. */
final class NetworkFields {

    static final String BRIDGE = "bridge";

    static final List<FieldSpec> ALL = List.of(
            optional(
                    "network_mode",
                    List.of("string", "null"),
                    "bridge, none, or where the policy allows it host or a network of the node",
                    BRIDGE),
            optional(
                    "extra_hosts",
                    List.of("object", "array", "null"),
                    "Names it shall know, as name:address",
                    List.of("db.example:10.0.0.9")));

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}");
    private static final String OF_THE_NODE = "host-gateway";

    private NetworkFields() {}

    static Network read(RequestFields fields, Network before) {
        return new Network(
                bridgeIsNull(fields.clearable("network_mode", NetworkFields::mode, before.mode())),
                Objects.requireNonNullElse(
                        fields.clearable("extra_hosts", NetworkFields::hosts, before.extraHosts()), List.of()));
    }

    private static @Nullable String bridgeIsNull(@Nullable String mode) {
        return mode == null || mode.equals(BRIDGE) || mode.equals("default") ? null : mode;
    }

    private static String mode(JsonNode value) {
        String mode = value.isString() ? value.stringValue().strip() : "";
        if (!NAME.matcher(mode).matches()) {
            throw new UnfitValueException(
                    "bridge, none, host or the name of a network; containers do not share theirs");
        }
        return mode;
    }

    private static List<String> hosts(JsonNode value) {
        List<String> hosts = new ArrayList<>();
        if (value.isObject()) {
            value.properties()
                    .forEach(entry ->
                            hosts.add(host(entry.getKey(), entry.getValue().asString(""))));
        } else if (value.isArray()) {
            value.valueStream().forEach(line -> hosts.add(line(line.asString(""))));
        } else {
            throw unfit();
        }
        return hosts;
    }

    private static String line(String text) {
        int separator = text.indexOf('=') >= 0 ? text.indexOf('=') : text.indexOf(':');
        if (separator < 0) {
            throw unfit();
        }
        return host(text.substring(0, separator), text.substring(separator + 1));
    }

    private static String host(String name, String address) {
        String target = address.strip();
        return known(name) + ":" + (target.equals(OF_THE_NODE) ? target : known(target));
    }

    private static String known(String host) {
        return HostRule.host(JsonNodeFactory.instance.stringNode(host));
    }

    private static UnfitValueException unfit() {
        return new UnfitValueException("an array of name:address or an object of them");
    }
}

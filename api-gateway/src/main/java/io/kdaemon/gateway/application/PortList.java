package io.kdaemon.gateway.application;

import io.kdaemon.application.PortSpec;
import io.kdaemon.container.Protocol;
import io.kdaemon.gateway.web.fields.UnfitValueException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code exposed_ports}: one port, a comma list, or an array of either and of objects; a port of the node goes before it: {@code 8080:80}. */
final class PortList {

    private static final Pattern PORT =
            Pattern.compile("((?<host>\\d{1,5}):)?(?<port>\\d{1,5})(/(?<protocol>tcp|udp))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
    private static final Set<String> KEYS = Set.of("port", "protocol", "host_port", "name");
    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_PORTS = 100;

    private PortList() {}

    static List<PortSpec> parse(JsonNode value) {
        Stream<JsonNode> items = value.isArray() ? value.valueStream() : Stream.of(value);
        List<PortSpec> ports = items.flatMap(PortList::ports).distinct().toList();
        if (ports.size() > MOST_PORTS) {
            throw new UnfitValueException("at most %d ports".formatted(MOST_PORTS));
        }
        refuseTwice(ports);
        return ports;
    }

    static String format(List<PortSpec> ports) {
        return ports.stream().map(PortSpec::toString).collect(Collectors.joining(","));
    }

    private static Stream<PortSpec> ports(JsonNode item) {
        return item.isObject()
                ? Stream.of(object(item))
                : TextList.of(item).stream().map(PortList::text);
    }

    private static PortSpec text(String text) {
        Matcher matcher = PORT.matcher(text);
        if (matcher.matches()) {
            Integer host = number(matcher.group("host"));
            Integer port = number(matcher.group("port"));
            if (isPort(port) && (host == null || isPort(host))) {
                return new PortSpec(port, protocol(matcher.group("protocol")), host, null);
            }
        }
        throw unfit(text);
    }

    private static PortSpec object(JsonNode item) {
        JsonNode host = item.path("host_port");
        String name = item.path("name").asString("");
        String text = (host.isNumber() ? host + ":" : "") + item.path("port") + "/"
                + item.path("protocol").asString("tcp");
        if (!KEYS.containsAll(item.propertyNames())
                || !(name.isEmpty() || NAME.matcher(name).matches())) {
            throw unfit(item.toString());
        }
        PortSpec port = text(text);
        return new PortSpec(port.port(), port.protocol(), port.hostPort(), name.isEmpty() ? null : name);
    }

    private static void refuseTwice(List<PortSpec> ports) {
        Set<String> own = new HashSet<>();
        Set<String> ofTheNode = new HashSet<>();
        for (PortSpec port : ports) {
            boolean isNew = own.add(port.engineForm())
                    && (port.hostPort() == null || ofTheNode.add(port.hostPort() + "/" + port.protocol()));
            if (!isNew) {
                throw new UnfitValueException("each port once, but found '%s' again".formatted(port));
            }
        }
    }

    private static Protocol protocol(@Nullable String name) {
        return name == null ? Protocol.TCP : Protocol.ofWireName(name);
    }

    private static @Nullable Integer number(@Nullable String digits) {
        return digits == null ? null : Integer.valueOf(digits);
    }

    private static boolean isPort(@Nullable Integer number) {
        return number != null && number >= 1 && number <= HIGHEST_PORT;
    }

    private static UnfitValueException unfit(String found) {
        return new UnfitValueException(
                "ports from 1 to 65535 as 80, 53/udp or 8080:80, or objects of port, protocol, host_port and name, but found '%s'"
                        .formatted(found));
    }
}

package io.kdaemon.gateway.application;

import io.kdaemon.application.PortSpec;
import io.kdaemon.container.Protocol;
import io.kdaemon.gateway.web.fields.UnfitValueException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** {@code exposed_ports}: one port, a comma list, or an array of either. */
final class PortList {

    private static final Pattern PORT = Pattern.compile("(\\d{1,5})(/(tcp|udp))?", Pattern.CASE_INSENSITIVE);
    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_PORTS = 100;

    private PortList() {}

    static List<PortSpec> parse(JsonNode value) {
        List<PortSpec> ports =
                TextList.of(value).stream().map(PortList::port).distinct().toList();
        if (ports.size() > MOST_PORTS) {
            throw new UnfitValueException("at most %d ports".formatted(MOST_PORTS));
        }
        return ports;
    }

    static String format(List<PortSpec> ports) {
        return ports.stream().map(PortSpec::toString).collect(Collectors.joining(","));
    }

    private static PortSpec port(String text) {
        Matcher matcher = PORT.matcher(text);
        if (matcher.matches()) {
            int port = Integer.parseInt(matcher.group(1));
            if (port >= 1 && port <= HIGHEST_PORT) {
                String protocol = matcher.group(3);
                return PortSpec.of(port, protocol == null ? Protocol.TCP : Protocol.ofWireName(protocol));
            }
        }
        throw new UnfitValueException(
                "ports from 1 to 65535, each with /tcp or /udp or nothing, but found '%s'".formatted(text));
    }
}

package io.kdaemon.dockerworker.engine;

import io.kdaemon.messaging.contract.PublishedPort;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where a container's ports are reached from outside its node. */
public final class Endpoints {

    private static final Comparator<PublishedPort> ORDER =
            Comparator.comparingInt(PublishedPort::containerPort).thenComparing(PublishedPort::protocol);

    private Endpoints() {}

    /**
     * One for each published port, always in the same order. Engines publish a port twice, for IPv4 and for IPv6, and not always under the
     * same number: the one that fits the advertised host is taken.
     */
    public static List<PublishedPort> of(EngineContainer container, String advertisedHost) {
        boolean prefersIpv6 = isIpv6(advertisedHost);
        Map<String, PublishedPort> byPort = container.bindings().stream()
                .sorted(Comparator.comparing(binding -> isIpv6(binding.hostIp()) != prefersIpv6))
                .map(binding -> new PublishedPort(
                        binding.containerPort(), binding.protocol(), advertisedHost, binding.hostPort()))
                .collect(Collectors.toMap(
                        port -> port.containerPort() + "/" + port.protocol(),
                        Function.identity(),
                        (first, _) -> first));
        return byPort.values().stream().sorted(ORDER).toList();
    }

    private static boolean isIpv6(String address) {
        return address.contains(":");
    }
}

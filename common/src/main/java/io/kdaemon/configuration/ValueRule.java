package io.kdaemon.configuration;

import java.net.InetAddress;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a configured value must look like, and how that is said to the operator. */
enum ValueRule {
    IP_ADDRESS("an IPv4 or IPv6 address", ValueRule::isAddress),
    PORT("a port number from 1 to 65535", ValueRule::isPort),
    HOST("a host name or an IP address without port", matching("[\\w.-]+|[0-9a-fA-F:.]+")),
    SERVER("host, host:port or an http(s) address", matching("(https?://)?[\\w.:\\[\\]-]+/?")),
    NAME("letters, digits, '.', '_' and '-', at most 64", matching("[\\w.-]{1,64}")),
    CLUSTER("lower-case letters, digits and '-', at most 32", matching("[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?")),
    PATH("the path of a folder", value -> !value.isBlank()),
    TEXT("any text", value -> true);

    private static final int HIGHEST_PORT = 65_535;

    private final String expectation;
    private final Predicate<String> accepts;

    ValueRule(String expectation, Predicate<String> accepts) {
        this.expectation = expectation;
        this.accepts = accepts;
    }

    String expectation() {
        return expectation;
    }

    boolean accepts(String value) {
        return accepts.test(value);
    }

    private static Predicate<String> matching(String pattern) {
        return Pattern.compile(pattern).asMatchPredicate();
    }

    private static boolean isAddress(String value) {
        try {
            InetAddress.ofLiteral(value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isPort(String value) {
        return value.matches("[1-9]\\d{0,4}") && Integer.parseInt(value) <= HIGHEST_PORT;
    }
}

package io.kdaemon.gateway.web.fields;

import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What names a host: IPv4, IPv6 with or without brackets, or a DNS name. Looked at, never looked up. */
public final class HostRule {

    private static final Pattern DNS_NAME = Pattern.compile(
            "(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(\\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*");
    private static final Pattern LIKE_IPV4 = Pattern.compile("([0-9.]*\\.)?[0-9]+");
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern LIKE_IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** RFC 1123: no underscore, so that it can become part of a DNS name. */
    private static final Pattern HOST_NAME = Pattern.compile(
            "(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

    private HostRule() {}

    /** @return as written, IPv6 without brackets and in lower case */
    public static String host(JsonNode value) {
        String host = value.isString() ? value.stringValue().strip() : "";
        if (!isHost(withoutBrackets(host))) {
            throw new UnfitValueException("an IPv4 or IPv6 address or a DNS name");
        }
        return withoutBrackets(host);
    }

    /** The name of a node in the cluster. */
    public static String hostname(JsonNode value) {
        return hostname(value.isString() ? value.stringValue().strip() : "");
    }

    public static String hostname(String name) {
        if (!HOST_NAME.matcher(name).matches() || !Values.isAddressable(name)) {
            throw new UnfitValueException(
                    "a host name: parts of letters, digits and '-' separated by '.', not only digits, at most 253 characters");
        }
        return name;
    }

    private static String withoutBrackets(String host) {
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        String bare = bracketed ? host.substring(1, host.length() - 1) : host;
        return bare.contains(":") ? bare.toLowerCase(Locale.ROOT) : bare;
    }

    private static boolean isHost(String host) {
        if (LIKE_IPV6.matcher(host).matches()) {
            return isLiteral(host);
        }
        if (LIKE_IPV4.matcher(host).matches()) {
            return IPV4.matcher(host).matches() && isLiteral(host);
        }
        return DNS_NAME.matcher(host).matches();
    }

    private static boolean isLiteral(String address) {
        try {
            InetAddress.ofLiteral(address);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}

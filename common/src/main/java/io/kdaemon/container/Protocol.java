package io.kdaemon.container;

import java.util.Locale;

/** Transport protocol of a port. */
public enum Protocol {
    /** Stream. */
    TCP,
    /** Datagram. */
    UDP;

    /** The lower-case form used on the wire, by Docker and in service ids. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Protocol ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}

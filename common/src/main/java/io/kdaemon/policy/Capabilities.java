package io.kdaemon.policy;

import java.util.Set;

/** Linux capabilities, without their {@code CAP_}. */
public final class Capabilities {

    public static final String ALL = "ALL";

    /** What every container has: as much as the entry points of stock images (nginx, mysql, postgres, redis) need to chown, bind and drop root. */
    public static final Set<String> DEFAULT = Set.of(
            "CHOWN",
            "DAC_OVERRIDE",
            "FOWNER",
            "FSETID",
            "KILL",
            "NET_BIND_SERVICE",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYS_CHROOT");

    /** Anybody may add these: engines grant them to every container unless told otherwise, as we do. */
    public static final Set<String> HARMLESS = Set.of("AUDIT_WRITE", "MKNOD", "NET_RAW", "SETFCAP");

    private static final Set<String> OTHERS = Set.of(
            "AUDIT_CONTROL",
            "AUDIT_READ",
            "BLOCK_SUSPEND",
            "BPF",
            "CHECKPOINT_RESTORE",
            "DAC_READ_SEARCH",
            "IPC_LOCK",
            "IPC_OWNER",
            "LEASE",
            "LINUX_IMMUTABLE",
            "MAC_ADMIN",
            "MAC_OVERRIDE",
            "NET_ADMIN",
            "NET_BROADCAST",
            "PERFMON",
            "SYSLOG",
            "SYS_ADMIN",
            "SYS_BOOT",
            "SYS_MODULE",
            "SYS_NICE",
            "SYS_PACCT",
            "SYS_PTRACE",
            "SYS_RAWIO",
            "SYS_RESOURCE",
            "SYS_TIME",
            "SYS_TTY_CONFIG",
            "WAKE_ALARM");

    private Capabilities() {}

    public static boolean isKnown(String name) {
        return name.equals(ALL) || DEFAULT.contains(name) || HARMLESS.contains(name) || OTHERS.contains(name);
    }
}

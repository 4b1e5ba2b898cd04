package io.kdaemon.dockerworker.engine.adapter.docker;

import io.kdaemon.policy.Capabilities;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a container that is there has been given of its node, as fields of an application. */
record ForeignHost(JsonNode host, Map<String, Object> fields, List<String> leftOut) {

    private static final long USUAL_SHARED_MEMORY = 64L << 20;
    private static final double NANOS = 1e9;
    private static final Set<String> BRIDGE = Set.of("", "default", "bridge");
    /** What kDaemon has nothing like. */
    private static final List<String> UNKNOWN = List.of(
            "Devices",
            "DeviceRequests",
            "Dns",
            "DnsSearch",
            "GroupAdd",
            "Links",
            "SecurityOpt",
            "Sysctls",
            "VolumesFrom");

    void read() {
        readPorts();
        readLimits();
        readSecurity();
        readNetwork();
        readLogging();
        readRestart();
        if (host.path("AutoRemove").asBoolean(false)) {
            leftOut.add("AutoRemove: its engine removes it as soon as it stops; then it is made anew");
        }
        UNKNOWN.stream()
                .filter(key -> !host.path(key).isEmpty())
                .forEach(key -> leftOut.add(key + ": kDaemon has nothing like it"));
        Stream.of("PidMode", "IpcMode", "UTSMode")
                .filter(key -> host.path(key).asString("").startsWith("host")
                        || host.path(key).asString("").startsWith("container"))
                .forEach(key -> leftOut.add(key + ": kDaemon has nothing like it"));
    }

    /** Docker's own default is not to restart, so that it says nothing of what the user wants. */
    private void readRestart() {
        JsonNode policy = host.path("RestartPolicy");
        int most = policy.path("MaximumRetryCount").asInt(0);
        switch (policy.path("Name").asString("")) {
            case "on-failure" -> fields.put("restart", most > 0 ? "on-failure:" + most : "on-failure");
            case "always", "unless-stopped" -> fields.put("restart", "always");
            default ->
                leftOut.add(
                        "restart: its engine does not restart it; kDaemon does, unless its application says otherwise");
        }
    }

    private void readPorts() {
        List<String> ports = new ArrayList<>();
        host.path("PortBindings").properties().forEach(entry -> {
            JsonNode binding = entry.getValue().path(0);
            String fixed = binding.path("HostPort").asString("");
            ports.add((fixed.isEmpty() || fixed.equals("0") ? "" : fixed + ":") + entry.getKey());
            String address = binding.path("HostIp").asString("");
            if (!Set.of("", "0.0.0.0", "::").contains(address)) {
                leftOut.add(
                        "%s is published on %s only; made anew, on all addresses".formatted(entry.getKey(), address));
            }
        });
        if (!ports.isEmpty()) {
            fields.put("exposed_ports", ports);
        }
    }

    private void readLimits() {
        putPositive("memory", host.path("Memory"));
        putPositive("pids_limit", host.path("PidsLimit"));
        if (host.path("ShmSize").asLong(0) != USUAL_SHARED_MEMORY) {
            putPositive("shm_size", host.path("ShmSize"));
        }
        long period = host.path("CpuPeriod").asLong(0);
        double byQuota = host.path("CpuQuota").asDouble(0) / (period > 0 ? period : 100_000);
        double cpus =
                host.path("NanoCpus").asLong(0) > 0 ? host.path("NanoCpus").asLong() / NANOS : byQuota;
        if (cpus > 0) {
            fields.put("cpus", cpus);
        }
        Map<String, Object> limits = new TreeMap<>();
        host.path("Ulimits")
                .forEach(limit -> limits.put(
                        limit.path("Name").asString(""),
                        Map.of(
                                "soft",
                                limit.path("Soft").asLong(),
                                "hard",
                                limit.path("Hard").asLong())));
        if (!limits.isEmpty()) {
            fields.put("ulimits", limits);
        }
    }

    private void putPositive(String field, JsonNode value) {
        if (value.asLong(0) > 0) {
            fields.put(field, value.asLong());
        }
    }

    /** Engines grant more than we do unless told otherwise. */
    private void readSecurity() {
        if (host.path("ReadonlyRootfs").asBoolean(false)) {
            fields.put("read_only", true);
        }
        if (host.path("Privileged").asBoolean(false)) {
            fields.put("privileged", true);
            return;
        }
        Set<String> dropped = capabilities("CapDrop");
        Set<String> added = new TreeSet<>(capabilities("CapAdd"));
        if (!dropped.contains(Capabilities.ALL)) {
            added.addAll(Capabilities.HARMLESS);
        }
        added.removeAll(dropped);
        if (!added.isEmpty()) {
            fields.put("cap_add", List.copyOf(added));
        }
        if (!dropped.isEmpty()) {
            fields.put("cap_drop", List.copyOf(dropped));
        }
    }

    private Set<String> capabilities(String key) {
        Set<String> names = new TreeSet<>();
        ForeignDefinition.texts(host.path(key)).forEach(name -> names.add(name.replaceFirst("^CAP_", "")));
        return names;
    }

    private void readNetwork() {
        String mode = host.path("NetworkMode").asString("");
        if (!BRIDGE.contains(mode)) {
            fields.put("network_mode", mode);
        }
        List<String> hosts = ForeignDefinition.texts(host.path("ExtraHosts"));
        if (!hosts.isEmpty()) {
            fields.put("extra_hosts", hosts);
        }
    }

    private void readLogging() {
        String driver = host.path("LogConfig").path("Type").asString("");
        JsonNode options = host.path("LogConfig").path("Config");
        if (!driver.isEmpty() && (!driver.equals("json-file") || !options.isEmpty())) {
            fields.put("logging", Map.of("driver", driver, "options", options));
        }
    }

    /** A volume without a name has one on the engine: under that it is found again, with what is in it. */
    void readMounts(JsonNode mounts) {
        List<Map<String, Object>> volumes = new ArrayList<>();
        for (JsonNode mount : mounts) {
            String type = mount.path("Type").asString("");
            String source =
                    mount.path(type.equals("volume") ? "Name" : "Source").asString("");
            if (type.equals("volume") || type.equals("bind")) {
                volumes.add(Map.of(
                        "type",
                        type,
                        "source",
                        source,
                        "target",
                        mount.path("Destination").asString(""),
                        "read_only",
                        !mount.path("RW").asBoolean(true)));
            } else {
                leftOut.add("%s: a mount of type %s"
                        .formatted(mount.path("Destination").asString(""), type));
            }
        }
        if (!volumes.isEmpty()) {
            fields.put("volumes", volumes);
        }
        List<String> inMemory = new ArrayList<>(host.path("Tmpfs").propertyNames());
        if (!inMemory.isEmpty()) {
            fields.put("tmpfs", inMemory);
        }
    }
}

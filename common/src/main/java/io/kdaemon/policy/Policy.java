package io.kdaemon.policy;

import io.kdaemon.run.LogOptions;
import io.kdaemon.run.Mount;
import io.kdaemon.run.Network;
import io.kdaemon.run.RunOptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares what an application asks for with what the operator allows. */
public record Policy(PolicyProperties allowed) {

    private static final List<String> SOCKETS = List.of("/var/run/docker.sock", "/run/docker.sock");

    /**
     * Something that is asked for and not allowed.
     *
     * @param field as the API calls it
     * @param key the property that would allow it
     */
    public record Refusal(String field, String value, String key) {

        public String message() {
            return "%s asks for %s, which %s does not allow".formatted(field, value, key);
        }
    }

    /** Empty when all of it is allowed. */
    public List<Refusal> refusals(RunOptions asked) {
        List<Refusal> refusals = new ArrayList<>();
        if (asked.security().privileged() && !allowed.allowPrivileged()) {
            refusals.add(refusal("privileged", "true", "allow-privileged"));
        }
        asked.security().capAdd().stream()
                .filter(capability -> !mayAdd(capability))
                .forEach(capability -> refusals.add(refusal("cap_add", capability, "capabilities")));
        asked.mounts().stream()
                .filter(mount -> mount.type() == Mount.Type.BIND)
                .forEach(mount -> checkPath(String.valueOf(mount.source()), refusals));
        checkNetwork(asked.network().mode(), refusals);
        checkLog(asked.log(), refusals);
        return refusals;
    }

    private boolean mayAdd(String capability) {
        return Capabilities.DEFAULT.contains(capability)
                || Capabilities.HARMLESS.contains(capability)
                || allowed.capabilities().contains(capability)
                || allowed.capabilities().contains(Capabilities.ALL);
    }

    /** A folder that holds the socket is as good as the socket. */
    private void checkPath(String path, List<Refusal> refusals) {
        boolean reachesSocket = SOCKETS.stream().anyMatch(socket -> isWithin(socket, path));
        if (reachesSocket && !allowed.allowEngineSocket()) {
            refusals.add(refusal("volumes", path, "allow-engine-socket"));
        } else if (!SOCKETS.contains(path) && allowed.hostPaths().stream().noneMatch(root -> isWithin(path, root))) {
            refusals.add(refusal("volumes", path, "host-paths"));
        }
    }

    private static boolean isWithin(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder.endsWith("/") ? folder : folder + "/");
    }

    private void checkNetwork(@Nullable String mode, List<Refusal> refusals) {
        if (Network.HOST.equals(mode)) {
            if (!allowed.allowHostNetwork()) {
                refusals.add(refusal("network_mode", mode, "allow-host-network"));
            }
        } else if (mode != null
                && !mode.equals(Network.UNCONNECTED)
                && !allowed.networks().contains(mode)) {
            refusals.add(refusal("network_mode", mode, "networks"));
        }
    }

    private void checkLog(@Nullable LogOptions log, List<Refusal> refusals) {
        if (log != null && log.driver() != null && !allowed.logDrivers().contains(log.driver())) {
            refusals.add(refusal("logging", log.driver(), "log-drivers"));
        }
    }

    private static Refusal refusal(String field, String value, String key) {
        return new Refusal(field, value, "kdaemon.policy." + key);
    }
}

package io.kdaemon.messaging.contract;

import io.kdaemon.run.RunOptions;
import io.kdaemon.secret.Sealed;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * To a docker-worker: make this generation run, by adopting, starting or creating it, whichever is needed.
 *
 * @param login for the registry of its image; null: none is kept
 */
public record LaunchContainer(
        ContainerRef target, Spec spec, @Nullable Login login) implements MessageBody.Command {

    public LaunchContainer(ContainerRef target, Spec spec) {
        this(target, spec, null);
    }

    /** @param registry as {@code docker.io} or {@code registry.example.com:5000} */
    public record Login(String registry, String username, Sealed password) {}

    /**
     * @param ports {@code 8080/tcp}, {@code 53/udp}; each is published on a free port of the node
     * @param memoryBytes limit; null for none
     * @param cpuMillis limit in thousandths of a core; null for none
     * @param options null: nothing but defaults
     * @param hostPorts the node's ports of those that are not published on a free one, as {@code 80/tcp} to 8080; null: none
     */
    public record Spec(
            String name,
            String application,
            String image,
            List<String> ports,
            Map<String, String> environment,
            @Nullable Long memoryBytes,
            @Nullable Long cpuMillis,
            @Nullable RunOptions options,
            @Nullable Map<String, Integer> hostPorts) {

        public RunOptions optionsOrNone() {
            return options == null ? RunOptions.NONE : options;
        }
    }
}

package io.kdaemon.testing;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.application.PortSpec;
import io.kdaemon.container.Protocol;
import io.kdaemon.node.Resources;
import io.kdaemon.placement.Constraints;
import io.kdaemon.run.RunOptions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An enabled web application named {@code web} with port 80 that asks for 256 MiB and half a core, number 1; a test says what differs. */
public final class ApplicationFixtures {

    private static final Instant CREATED = MutableClock.NOW.minusSeconds(60);

    private long id = 1;
    private String name = "web";
    private String image = "nginx:1.27";
    private Map<String, String> environment = Map.of();
    private List<String> dependencies = List.of();
    private Constraints constraints = Constraints.NONE;
    private @Nullable Long memoryBytes = 256L << 20;
    private @Nullable Long cpuMillis = 500L;
    private List<PortSpec> ports = List.of(PortSpec.of(80, Protocol.TCP));
    private RunOptions options = RunOptions.NONE;
    private boolean enabled = true;

    private ApplicationFixtures() {}

    public static ApplicationFixtures anApplication() {
        return new ApplicationFixtures();
    }

    public ApplicationFixtures withId(long changed) {
        id = changed;
        return this;
    }

    public ApplicationFixtures named(String changed) {
        name = changed;
        return this;
    }

    public ApplicationFixtures withImage(String changed) {
        image = changed;
        return this;
    }

    public ApplicationFixtures withEnvironment(Map<String, String> changed) {
        environment = changed;
        return this;
    }

    public ApplicationFixtures dependingOn(String... names) {
        dependencies = List.of(names);
        return this;
    }

    public ApplicationFixtures constrainedTo(Constraints changed) {
        constraints = changed;
        return this;
    }

    public ApplicationFixtures withAsk(Resources changed) {
        memoryBytes = changed.memoryBytes();
        cpuMillis = changed.cpuMillis();
        return this;
    }

    public ApplicationFixtures withoutAsks() {
        memoryBytes = null;
        cpuMillis = null;
        return this;
    }

    public ApplicationFixtures withPorts(PortSpec... changed) {
        ports = List.of(changed);
        return this;
    }

    public ApplicationFixtures withOptions(RunOptions changed) {
        options = changed;
        return this;
    }

    public ApplicationFixtures disabled() {
        enabled = false;
        return this;
    }

    public Application build() {
        return new Application(
                new ApplicationId(id),
                name,
                1,
                new Application.RunSpec(image, ports, environment, memoryBytes, cpuMillis, options),
                dependencies,
                constraints,
                enabled,
                new Application.Revision(0, CREATED, CREATED));
    }
}

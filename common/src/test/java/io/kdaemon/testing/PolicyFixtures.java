package io.kdaemon.testing;

import io.kdaemon.policy.Policy;
import io.kdaemon.policy.PolicyProperties;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** Policies of operators. */
public final class PolicyFixtures {

    private static final List<String> LOG_DRIVERS = List.of("json-file", "local", "none");

    private PolicyFixtures() {}

    /** As it is unless the operator says otherwise. */
    public static Policy strict() {
        return new Policy(new PolicyProperties(
                false, false, false, List.of(), List.of(), List.of(), LOG_DRIVERS, DataSize.ofGigabytes(1), 4096));
    }

    public static Policy lenient() {
        return new Policy(new PolicyProperties(
                true,
                true,
                true,
                List.of("/"),
                List.of("backend"),
                List.of("ALL"),
                List.of("syslog"),
                DataSize.ofBytes(0),
                100));
    }
}

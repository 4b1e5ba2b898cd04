package io.kdaemon.dockerworker.launch;

import io.kdaemon.dockerworker.engine.ContainerPlan;
import io.kdaemon.messaging.contract.LaunchContainer;
import io.kdaemon.policy.Policy;
import io.kdaemon.secret.Secret;
import io.kdaemon.secret.SecretBox;
import io.kdaemon.secret.SecretKeyException;
import io.kdaemon.secret.SecretPurpose;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is to be created for a launch: asked of the policy, its secrets opened. */
public final class LaunchPlans {

    private final Policy policy;
    private final SecretBox box;

    public LaunchPlans(Policy policy, SecretBox box) {
        this.policy = policy;
        this.box = box;
    }

    /** @throws LaunchFailure when it may not or cannot be created */
    ContainerPlan of(LaunchContainer command) {
        requireAllowed(command);
        return ContainerPlan.of(command).withSecrets(secrets(command));
    }

    /** The gateway has asked the policy as well, but it may have been another one then. */
    private void requireAllowed(LaunchContainer command) {
        List<Policy.Refusal> refusals = policy.refusals(command.spec().optionsOrNone());
        if (!refusals.isEmpty()) {
            throw new LaunchFailure(true, refusals.getFirst().message());
        }
    }

    private Map<String, Secret> secrets(LaunchContainer command) {
        Map<String, Secret> secrets = new HashMap<>();
        try {
            command.spec()
                    .optionsOrNone()
                    .secretEnvironment()
                    .forEach((name, value) -> secrets.put(name, box.open(value, SecretPurpose.ENVIRONMENT)));
            return secrets;
        } catch (SecretKeyException e) {
            throw new LaunchFailure(true, String.valueOf(e.getMessage()));
        }
    }
}

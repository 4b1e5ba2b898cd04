package io.kdaemon.dockerworker.engine;

import io.kdaemon.messaging.contract.LaunchContainer;
import io.kdaemon.secret.Secret;
import java.util.HashMap;
import java.util.Map;

/** A container to be created: its name and ownership labels follow from the command. */
public record ContainerPlan(
        Ownership ownership, Map<String, String> labels, LaunchContainer.Spec spec, Map<String, Secret> secrets) {

    public static ContainerPlan of(LaunchContainer command) {
        Ownership ownership = Ownership.of(command.target());
        Map<String, String> labels =
                new HashMap<>(command.spec().optionsOrNone().labels());
        labels.putAll(HealthLabel.of(command.spec().optionsOrNone().healthCheck()));
        labels.putAll(
                ownership.labels(command.target().attempt(), command.spec().application()));
        return new ContainerPlan(ownership, Map.copyOf(labels), command.spec(), Map.of());
    }

    /** With environment variables that are known only from here to the engine. */
    public ContainerPlan withSecrets(Map<String, Secret> opened) {
        return new ContainerPlan(ownership, labels, spec, Map.copyOf(opened));
    }

    public String name() {
        return ownership.containerName();
    }
}

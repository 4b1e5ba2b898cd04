package io.kdaemon.gateway.application.options;

import io.kdaemon.gateway.web.fields.FieldSpec;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.run.RunOptions;
import java.util.List;
import java.util.stream.Stream;

/** All fields of this package. */
public final class OptionFields {

    public static final List<FieldSpec> ALL = Stream.of(
                    ProcessFields.ALL,
                    LimitFields.ALL,
                    SecurityFields.ALL,
                    NetworkFields.ALL,
                    MountFields.ALL,
                    LabelFields.ALL,
                    LogFields.ALL,
                    HealthFields.ALL,
                    SecretFields.ALL,
                    RestartFields.ALL,
                    PullFields.ALL,
                    FollowFields.ALL)
            .flatMap(List::stream)
            .toList();

    private OptionFields() {}

    /** What was not sent is as before. What the policy does not allow is refused, unless it is as it was before. */
    public static RunOptions read(RequestFields fields, RunOptions before, OptionRules rules) {
        RunOptions asked = new RunOptions(
                ProcessFields.read(fields, before.process()),
                LimitFields.read(fields, before.limits()),
                SecurityFields.read(fields, before.security()),
                NetworkFields.read(fields, before.network()),
                MountFields.read(fields, before.mounts()),
                LabelFields.read(fields, before.labels()),
                LogFields.read(fields, before.log()),
                HealthFields.read(fields, before.healthCheck()),
                RestartFields.read(fields, before.restart()),
                PullFields.read(fields, before.pull()),
                SecretFields.read(fields, before.secretEnvironment(), rules.box()),
                FollowFields.read(fields, before.onDependencyMoved()));
        if (!asked.equals(before)) {
            rules.policy().refusals(asked).forEach(refusal -> fields.refuse(refusal.field(), refusal.message()));
        }
        return asked;
    }
}

package io.kdaemon.gateway.application;

import io.kdaemon.application.Application;
import io.kdaemon.application.Application.RunSpec;
import io.kdaemon.application.PortSpec;
import io.kdaemon.gateway.application.options.OptionFields;
import io.kdaemon.gateway.application.options.OptionRules;
import io.kdaemon.gateway.application.options.ProbeReach;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.Values;
import io.kdaemon.placement.Constraints;
import io.kdaemon.run.Network;
import io.kdaemon.run.RunOptions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a client said of an application, checked; fields it did not send are as before.
 *
 * @param dependencies names or numbers, not looked up yet
 * @param constraints their applications are names or numbers, not looked up yet
 */
record ApplicationForm(
        String name, long userId, RunSpec run, List<String> dependencies, Constraints constraints, boolean enabled) {

    static ApplicationForm forNew(RequestFields fields, OptionRules rules) {
        return read(fields, null, rules);
    }

    static ApplicationForm forChange(RequestFields fields, Application before, OptionRules rules) {
        return read(fields, before, rules);
    }

    private static ApplicationForm read(RequestFields fields, @Nullable Application before, OptionRules rules) {
        String name = before == null
                ? fields.required("name", Values::name)
                : fields.optional("name", Values::name, before.name());
        Long userId = fields.optional("user_id", Values::number, before == null ? 0L : before.userId());
        RunSpec run = run(fields, before == null ? null : before.run(), rules);
        List<String> dependencies =
                fields.clearable("dependencies", TextList::of, before == null ? List.of() : before.dependencies());
        Constraints constraints =
                ConstraintsForm.read(fields, before == null ? Constraints.NONE : before.constraints());
        boolean enabled = enabled(fields, before == null || before.enabled());
        fields.verify();
        return new ApplicationForm(
                Objects.requireNonNull(name),
                Objects.requireNonNull(userId),
                Objects.requireNonNull(run),
                Objects.requireNonNullElse(dependencies, List.of()),
                constraints,
                enabled);
    }

    private static @Nullable RunSpec run(RequestFields fields, @Nullable RunSpec old, OptionRules rules) {
        String image = old == null
                ? fields.required("docker_image", ImageReference::parse)
                : fields.optional("docker_image", ImageReference::parse, old.image());
        List<PortSpec> ports = fields.clearable("exposed_ports", PortList::parse, old == null ? null : old.ports());
        if (ports != null
                && old != null
                && PortList.format(ports).equals(PortList.format(old.ports()))
                && ports.stream().allMatch(port -> port.name() == null)) {
            ports = old.ports();
        }
        Map<String, String> environment =
                fields.clearable("environment", EnvironmentVariables::parse, old == null ? null : old.environment());
        Long memory = memory(fields, old == null ? null : old.memoryBytes());
        Long cpus = fields.clearable("cpus", ResourceAmounts::cpuMillis, old == null ? null : old.cpuMillis());
        RunOptions options = OptionFields.read(fields, old == null ? RunOptions.NONE : old.options(), rules);
        refuseTwice(fields, environment, options);
        ProbeReach.refuseUnreachable(fields, Objects.requireNonNullElse(ports, List.of()), options);
        if (Network.UNCONNECTED.equals(options.network().mode()) && ports != null && !ports.isEmpty()) {
            fields.refuse("network_mode", "network_mode is none, where no port of exposed_ports can be reached");
        }
        return image == null
                ? null
                : new RunSpec(
                        image,
                        Objects.requireNonNullElse(ports, List.of()),
                        Objects.requireNonNullElse(environment, Map.of()),
                        memory,
                        cpus,
                        options);
    }

    private static void refuseTwice(
            RequestFields fields, @Nullable Map<String, String> environment, RunOptions options) {
        options.secretEnvironment().keySet().stream()
                .filter(name -> environment != null && environment.containsKey(name))
                .forEach(name -> fields.refuse(
                        "environment",
                        "environment and secret_environment both have %s, expected one of them".formatted(name)));
    }

    private static @Nullable Long memory(RequestFields fields, @Nullable Long before) {
        if (fields.isSent("memory") && fields.isSent("mem_limit")) {
            fields.refuse("mem_limit", "memory and mem_limit are both sent, expected one of them");
        }
        String sent = fields.isSent("mem_limit") ? "mem_limit" : "memory";
        return fields.clearable(sent, ResourceAmounts::memory, before);
    }

    /** Both spellings count; the original lost one of them. */
    private static boolean enabled(RequestFields fields, boolean before) {
        Boolean original = fields.optional("isenabled", Values::flag, null);
        Boolean modern = fields.optional("is_enabled", Values::flag, null);
        if (original != null && modern != null && !original.equals(modern)) {
            fields.refuse("isenabled", "isenabled and is_enabled contradict each other");
        }
        return Objects.requireNonNullElse(modern == null ? original : modern, before);
    }
}

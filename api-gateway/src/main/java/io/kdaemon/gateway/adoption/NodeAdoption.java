package io.kdaemon.gateway.adoption;

import io.kdaemon.adoption.Adoption;
import io.kdaemon.application.Application;
import io.kdaemon.gateway.adoption.AdoptionView.Result;
import io.kdaemon.gateway.application.ApplicationDirectory;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.messaging.contract.ForeignContainer;
import io.kdaemon.messaging.contract.ForeignContainer.Description;
import io.kdaemon.node.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows what a node has besides ours, and takes over what is asked for. */
final class NodeAdoption {

    private final ForeignContainers foreign;
    private final ContainerAdoption adoption;
    private final AdoptionRecords records;
    private final ApplicationDirectory applications;

    NodeAdoption(
            ForeignContainers foreign,
            ContainerAdoption adoption,
            AdoptionRecords records,
            ApplicationDirectory applications) {
        this.foreign = foreign;
        this.adoption = adoption;
        this.records = records;
        this.applications = applications;
    }

    List<ForeignContainer> list(Node node) {
        Set<String> adopted =
                records.on(node).stream().map(Adoption::engineContainerId).collect(Collectors.toSet());
        return foreign.list(node).stream()
                .filter(container -> !adopted.contains(container.engineContainerId()))
                .toList();
    }

    AdoptionView adopt(Node node, AdoptionForm form) {
        if (!node.enabled()) {
            throw RequestRefusedException.conflict("Node '%s' is disabled, expected an enabled one"
                    .formatted(node.profile().hostname()));
        }
        Application given = application(form.application());
        List<Result> results = new ArrayList<>();
        List<ForeignContainer> fit = new ArrayList<>();
        for (ForeignContainer container : asked(node, form, results)) {
            adoption.before(node, container)
                    .or(() -> Objection.to(container).map(reason -> Result.refused(container, reason)))
                    .ifPresentOrElse(results::add, () -> fit.add(container));
        }
        Map<String, ForeignContainer> described = foreign.describe(node, fit).stream()
                .collect(Collectors.toMap(ForeignContainer::engineContainerId, Function.identity()));
        fit.forEach(container ->
                results.add(adopt(node, described.getOrDefault(container.engineContainerId(), container), given)));
        return AdoptionView.of(node.id().value(), results);
    }

    private Result adopt(Node node, ForeignContainer container, @Nullable Application given) {
        Description how = container.description();
        return how == null
                ? Result.refused(container, "it is gone meanwhile")
                : Objection.to(container)
                        .map(reason -> Result.refused(container, reason))
                        .orElseGet(() -> adoption.adopt(node, container, how, given));
    }

    /** What was adopted before is found as well; {@code all} means only the rest. */
    private List<ForeignContainer> asked(Node node, AdoptionForm form, List<Result> results) {
        if (form.containers().isEmpty()) {
            return list(node);
        }
        List<ForeignContainer> all = foreign.list(node);
        return form.containers().stream()
                .map(reference -> find(reference, all, results))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** As the docker command line does: by name, or by the beginning of an id that fits one only. */
    private static @Nullable ForeignContainer find(String reference, List<ForeignContainer> all, List<Result> results) {
        List<ForeignContainer> named =
                all.stream().filter(one -> one.name().equals(reference)).toList();
        List<ForeignContainer> meant = named.isEmpty()
                ? all.stream()
                        .filter(one -> one.engineContainerId().startsWith(reference))
                        .toList()
                : named;
        if (meant.size() == 1) {
            return meant.getFirst();
        }
        results.add(Result.unknown(
                reference,
                meant.isEmpty()
                        ? "the node has no such container besides those that kDaemon has made"
                        : "%d containers have an id that begins so".formatted(meant.size())));
        return null;
    }

    private @Nullable Application application(@Nullable Reference reference) {
        return reference == null
                ? null
                : applications
                        .find(reference)
                        .orElseThrow(() ->
                                RequestRefusedException.unknown("application_id", "application", reference.text()));
    }
}

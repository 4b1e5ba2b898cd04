package io.kdaemon.gateway.rollout;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.DesiredState;
import io.kdaemon.gateway.bulk.Selection;
import io.kdaemon.gateway.update.UpdateForm;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.lifecycle.execution.Replacements;
import io.kdaemon.lifecycle.execution.Specifications;
import io.kdaemon.rollout.RolloutId;
import io.kdaemon.rollout.RolloutRepository;
import io.kdaemon.rollout.RolloutSpecification;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Works out what a client wants of which containers, and refuses what cannot be. */
final class RolloutDrafts {

    private final Selection selection;
    private final Replacements replacements;
    private final RolloutRepository rollouts;

    RolloutDrafts(Selection selection, Replacements replacements, RolloutRepository rollouts) {
        this.selection = selection;
        this.replacements = replacements;
        this.rollouts = rollouts;
    }

    RolloutDraft draft(RolloutForm form) {
        List<ContainerInstance> containers = meant(form);
        Specifications current = replacements.current(containers);
        Map<ApplicationId, RolloutSpecification> wanted = current.applications().values().stream()
                .map(application -> wanted(application, form.update()))
                .collect(Collectors.toMap(RolloutSpecification::applicationId, one -> one));
        RolloutDraft draft = new RolloutDraft(containers, current, wanted);
        containers.forEach(container -> form.update()
                .manner()
                .orderOf(container, current, draft.wanted(container).run()));
        return draft;
    }

    private List<ContainerInstance> meant(RolloutForm form) {
        List<ContainerInstance> meant = selection.of(form.selector(), RolloutForm.MOST + 1).stream()
                .filter(container -> container.desired() != DesiredState.REMOVED)
                .toList();
        if (meant.isEmpty()) {
            throw RequestRefusedException.conflict("There is no container to roll anything out to");
        }
        if (meant.size() > RolloutForm.MOST) {
            throw RequestRefusedException.conflict(
                    "More than %1$d containers are meant, expected at most %1$d in a roll-out"
                            .formatted(RolloutForm.MOST));
        }
        requireFree(meant);
        return meant;
    }

    private void requireFree(List<ContainerInstance> meant) {
        Map<ContainerId, RolloutId> busy =
                rollouts.underWay(meant.stream().map(ContainerInstance::id).toList());
        meant.stream()
                .filter(container -> busy.containsKey(container.id()))
                .findFirst()
                .ifPresent(container -> {
                    throw RequestRefusedException.conflict("Container '%s' is in roll-out %s, which is under way"
                            .formatted(container.identity().name(), busy.get(container.id())));
                });
    }

    private static RolloutSpecification wanted(Application application, UpdateForm form) {
        return new RolloutSpecification(
                application.id(), application.revision().version(), form.appliedTo(application.run()));
    }
}

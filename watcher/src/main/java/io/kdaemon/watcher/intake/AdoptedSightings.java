package io.kdaemon.watcher.intake;

import io.kdaemon.adoption.Adoption;
import io.kdaemon.adoption.AdoptionRepository;
import io.kdaemon.container.ContainerId;
import io.kdaemon.messaging.contract.Sighting;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What docker-workers see of adopted containers. They follow for a while what they were told: what has been released since then is not looked
 * at any more, or it would be taken for one of ours that has to go.
 */
class AdoptedSightings {

    private final AdoptionRepository adoptions;

    AdoptedSightings(AdoptionRepository adoptions) {
        this.adoptions = adoptions;
    }

    /** The messages without what has been released. Nothing is asked where nothing is adopted. */
    List<StatusMessage> current(List<StatusMessage> messages) {
        Set<ContainerId> told = messages.stream()
                .flatMap(message -> message.sightings().stream())
                .filter(Sighting::byAdoption)
                .map(sighting -> new ContainerId(sighting.containerId()))
                .collect(Collectors.toSet());
        if (told.isEmpty()) {
            return messages;
        }
        List<Adoption> adopted = adoptions.findAll(told);
        return messages.stream()
                .flatMap(message -> message.showing(sighting -> !sighting.byAdoption() || isIn(adopted, sighting)))
                .toList();
    }

    private static boolean isIn(List<Adoption> adopted, Sighting sighting) {
        ContainerId container = new ContainerId(sighting.containerId());
        return adopted.stream().anyMatch(adoption -> adoption.isOf(container, sighting.generation()));
    }
}

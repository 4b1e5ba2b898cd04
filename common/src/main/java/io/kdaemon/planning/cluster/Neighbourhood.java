package io.kdaemon.planning.cluster;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.node.ReservationRepository.Residence;
import io.kdaemon.planning.Residents;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who lives on which node. */
final class Neighbourhood {

    private final ReservationRepository reservations;
    private final KnownImages images;

    Neighbourhood(ReservationRepository reservations, ApplicationRepository applications) {
        this.reservations = reservations;
        this.images = new KnownImages(applications);
    }

    Map<NodeId, Residents> read(Instant now) {
        List<Residence> residences = reservations.listResidences();
        images.refresh(residences.stream().map(Residence::applicationId).collect(Collectors.toSet()), now);
        return residences.stream()
                .collect(Collectors.groupingBy(
                        Residence::nodeId, Collectors.collectingAndThen(Collectors.toList(), this::residents)));
    }

    private Residents residents(List<Residence> onNode) {
        Map<ApplicationId, Integer> containers = new HashMap<>();
        Set<String> present = new HashSet<>();
        for (Residence residence : onNode) {
            containers.put(residence.applicationId(), residence.containers());
            images.of(residence.applicationId()).ifPresent(present::add);
        }
        return new Residents(containers, present);
    }
}

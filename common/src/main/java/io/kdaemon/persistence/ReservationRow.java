package io.kdaemon.persistence;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.container.ContainerId;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.ReservationRepository.Reservation;
import io.kdaemon.node.Resources;
import java.time.Instant;

record ReservationRow(
        long containerId, long applicationId, long nodeId, long cpuMillis, long memoryBytes, Instant createdAt) {

    static ReservationRow of(Reservation reservation) {
        return new ReservationRow(
                reservation.containerId().value(),
                reservation.applicationId().value(),
                reservation.nodeId().value(),
                reservation.amount().cpuMillis(),
                reservation.amount().memoryBytes(),
                reservation.createdAt());
    }

    Reservation toReservation() {
        return new Reservation(
                new ContainerId(containerId),
                new ApplicationId(applicationId),
                new NodeId(nodeId),
                amount(),
                createdAt);
    }

    Resources amount() {
        return new Resources(cpuMillis, memoryBytes);
    }
}

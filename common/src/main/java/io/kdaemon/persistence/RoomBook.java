package io.kdaemon.persistence;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.node.ReservationRepository.Claim;
import io.kdaemon.node.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps account of locked nodes while a list of claims is gone through. Pure. */
final class RoomBook {
    private final Map<Long, Resources> reservedByNode = new HashMap<>();
    private final Map<Long, ReservationRow> heldByContainer;
    private final Map<Long, Set<ApplicationId>> applicationsByNode = new HashMap<>();
    private final List<ReservationRow> entered = new ArrayList<>();
    private final List<ReservationRow> left = new ArrayList<>();

    /**
     * @param heldByContainer what the claiming containers have now
     * @param residents who is on the nodes; needed only when a claim minds its company
     */
    RoomBook(
            List<ReservationMapper.Room> rooms,
            Map<Long, ReservationRow> heldByContainer,
            List<ReservationMapper.Presence> residents) {
        rooms.forEach(room -> reservedByNode.put(room.nodeId(), new Resources(room.cpuMillis(), room.memoryBytes())));
        residents.forEach(resident -> moveIn(resident.nodeId(), resident.applicationId()));
        this.heldByContainer = heldByContainer;
    }

    /** Whether the container has room on the node now. */
    boolean enter(Claim claim) {
        ReservationRow row = ReservationRow.of(claim.reservation());
        ReservationRow held = heldByContainer.get(row.containerId());
        if (held != null && held.nodeId() == row.nodeId()) {
            return true;
        }
        Resources reserved = reservedByNode.get(row.nodeId());
        if (reserved == null || !reserved.plus(row.amount()).isWithin(claim.limit())) {
            return false;
        }
        if (!claim.company().accepts(applicationsByNode.getOrDefault(row.nodeId(), Set.of()))) {
            return false;
        }
        moveIn(row.nodeId(), row.applicationId());
        reservedByNode.put(row.nodeId(), reserved.plus(row.amount()));
        entered.add(row);
        if (held != null) {
            left.add(held);
        }
        return true;
    }

    private void moveIn(long nodeId, long applicationId) {
        applicationsByNode.computeIfAbsent(nodeId, _ -> new HashSet<>()).add(new ApplicationId(applicationId));
    }

    List<ReservationRow> entered() {
        return entered;
    }

    List<ReservationRow> left() {
        return left;
    }
}

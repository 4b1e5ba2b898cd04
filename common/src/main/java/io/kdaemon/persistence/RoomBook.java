package io.kdaemon.persistence;

import io.kdaemon.node.ReservationRepository.Claim;
import io.kdaemon.node.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps account of locked nodes while a list of claims is gone through. Pure. */
final class RoomBook {
    private final Map<Long, Resources> reservedByNode = new HashMap<>();
    private final Map<Long, ReservationRow> heldByContainer;
    private final List<ReservationRow> entered = new ArrayList<>();
    private final List<ReservationRow> left = new ArrayList<>();

    /** @param heldByContainer what the claiming containers have now */
    RoomBook(List<ReservationMapper.Room> rooms, Map<Long, ReservationRow> heldByContainer) {
        rooms.forEach(room -> reservedByNode.put(room.nodeId(), new Resources(room.cpuMillis(), room.memoryBytes())));
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
        reservedByNode.put(row.nodeId(), reserved.plus(row.amount()));
        entered.add(row);
        if (held != null) {
            left.add(held);
        }
        return true;
    }

    List<ReservationRow> entered() {
        return entered;
    }

    List<ReservationRow> left() {
        return left;
    }
}

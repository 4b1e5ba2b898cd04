package io.kdaemon.persistence;

import io.kdaemon.container.ContainerId;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.node.Resources;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

final class MyBatisReservationRepository implements ReservationRepository {

    private final ReservationMapper mapper;

    MyBatisReservationRepository(ReservationMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean claim(Reservation reservation, Resources limit) {
        ReservationRow row = ReservationRow.of(reservation);
        List<ReservationRow> held = mapper.lock(List.of(row.containerId()));
        if (held.stream().anyMatch(other -> other.nodeId() == row.nodeId())) {
            return true;
        }
        boolean claimed = mapper.takeRoom(row, limit);
        if (claimed) {
            giveBack(held);
            mapper.insert(row);
        }
        return claimed;
    }

    @Override
    public void release(Collection<ContainerId> containerIds) {
        if (!containerIds.isEmpty()) {
            giveBack(mapper.lock(containerIds.stream().map(ContainerId::value).toList()));
        }
    }

    @Override
    public List<Reservation> listSince(Instant since) {
        return mapper.listSince(since).stream()
                .map(ReservationRow::toReservation)
                .toList();
    }

    private void giveBack(List<ReservationRow> held) {
        SortedMap<Long, Resources> amountByNode = held.stream()
                .collect(Collectors.toMap(
                        ReservationRow::nodeId, ReservationRow::amount, Resources::plus, TreeMap::new));
        amountByNode.forEach(mapper::giveRoomBack);
        if (!held.isEmpty()) {
            mapper.delete(held.stream().map(ReservationRow::containerId).toList());
        }
    }
}

package io.kdaemon.persistence;

import io.kdaemon.container.ContainerId;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.node.Resources;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class MyBatisReservationRepository implements ReservationRepository {

    private final ReservationMapper mapper;

    MyBatisReservationRepository(ReservationMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean claim(Reservation reservation, Resources limit) {
        ReservationRow row = ReservationRow.of(reservation);
        Optional<ReservationRow> held = mapper.lock(row.containerId());
        if (held.isPresent() && held.get().nodeId() == row.nodeId()) {
            return true;
        }
        boolean claimed = mapper.takeRoom(row, limit);
        if (claimed) {
            held.ifPresent(this::giveBack);
            mapper.insert(row);
        }
        return claimed;
    }

    @Override
    public void release(ContainerId containerId) {
        mapper.lock(containerId.value()).ifPresent(this::giveBack);
    }

    @Override
    public List<Reservation> listSince(Instant since) {
        return mapper.listSince(since).stream()
                .map(ReservationRow::toReservation)
                .toList();
    }

    private void giveBack(ReservationRow held) {
        mapper.giveRoomBack(held);
        mapper.delete(held.containerId());
    }
}

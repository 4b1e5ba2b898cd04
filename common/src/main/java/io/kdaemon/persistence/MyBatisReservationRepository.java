package io.kdaemon.persistence;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.container.ContainerId;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.ReservationRepository;
import io.kdaemon.node.Resources;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class MyBatisReservationRepository implements ReservationRepository {

    private final ReservationMapper mapper;

    MyBatisReservationRepository(ReservationMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Set<ContainerId> claim(List<Claim> claims) {
        return claim(claims, false);
    }

    @Override
    public Set<ContainerId> claimFree(List<Claim> claims) {
        return claim(claims, true);
    }

    private Set<ContainerId> claim(List<Claim> claims, boolean skipHeld) {
        if (claims.isEmpty()) {
            return Set.of();
        }
        Map<Long, ReservationRow> heldByContainer =
                mapper
                        .lock(
                                claims.stream()
                                        .map(claim -> claim.reservation()
                                                .containerId()
                                                .value())
                                        .toList(),
                                false)
                        .stream()
                        .collect(Collectors.toMap(ReservationRow::containerId, Function.identity()));
        Set<Long> nodes = nodesOf(claims, heldByContainer.values());
        RoomBook book = new RoomBook(mapper.lockRoom(nodes, skipHeld), heldByContainer, residents(claims, nodes));
        Set<ContainerId> claimed = claims.stream()
                .filter(book::enter)
                .map(claim -> claim.reservation().containerId())
                .collect(Collectors.toSet());
        store(book);
        return claimed;
    }

    /** Looked up after the nodes were locked, so that nobody moves in meanwhile, and only when somebody minds. */
    private List<ReservationMapper.Presence> residents(List<Claim> claims, Set<Long> nodes) {
        boolean minded = claims.stream().anyMatch(claim -> !claim.company().equals(Company.ANY));
        return minded ? mapper.residences(nodes) : List.of();
    }

    private void store(RoomBook book) {
        giveBack(book.left(), false);
        if (!book.entered().isEmpty()) {
            mapper.insertAll(book.entered());
            addReserved(book.entered(), 1);
        }
    }

    @Override
    public void release(Collection<ContainerId> containerIds) {
        giveBack(containerIds, false);
    }

    @Override
    public void keep(Collection<ContainerId> containerIds) {
        giveBack(containerIds, true);
        if (!containerIds.isEmpty()) {
            mapper.mark(values(containerIds), true);
        }
    }

    @Override
    public void restore(Collection<ContainerId> containerIds) {
        List<Long> kept = containerIds.isEmpty()
                ? List.of()
                : mapper.lock(values(containerIds), true).stream()
                        .map(ReservationRow::containerId)
                        .toList();
        if (!kept.isEmpty()) {
            giveBack(mapper.lock(kept, false), false);
            mapper.mark(kept, false);
        }
    }

    @Override
    public void releaseKept(Collection<ContainerId> containerIds) {
        giveBack(containerIds, true);
    }

    private void giveBack(Collection<ContainerId> containerIds, boolean standby) {
        if (!containerIds.isEmpty()) {
            giveBack(mapper.lock(values(containerIds), standby), standby);
        }
    }

    private static List<Long> values(Collection<ContainerId> containerIds) {
        return containerIds.stream().map(ContainerId::value).toList();
    }

    @Override
    public List<Residence> listResidences() {
        return mapper.residences(null).stream()
                .map(row -> new Residence(
                        new NodeId(row.nodeId()), new ApplicationId(row.applicationId()), row.containers()))
                .toList();
    }

    @Override
    public List<Reservation> listSince(Instant since) {
        return mapper.listSince(since).stream()
                .map(ReservationRow::toReservation)
                .toList();
    }

    private void giveBack(List<ReservationRow> held, boolean standby) {
        if (!held.isEmpty()) {
            addReserved(held, -1);
            mapper.delete(held.stream().map(ReservationRow::containerId).toList(), standby);
        }
    }

    /** Node by node in order of id, as everywhere. */
    private void addReserved(List<ReservationRow> rows, int sign) {
        SortedMap<Long, Resources> amountByNode = rows.stream()
                .collect(Collectors.toMap(
                        ReservationRow::nodeId, ReservationRow::amount, Resources::plus, TreeMap::new));
        mapper.addReserved(amountByNode.entrySet().stream()
                .map(entry -> new ReservationMapper.Room(
                        entry.getKey(),
                        sign * entry.getValue().cpuMillis(),
                        sign * entry.getValue().memoryBytes()))
                .toList());
    }

    /** Where room is taken and where it may be given back: all are locked at once and in order. */
    private static Set<Long> nodesOf(List<Claim> claims, Collection<ReservationRow> held) {
        return Stream.concat(
                        claims.stream()
                                .map(claim -> claim.reservation().nodeId().value()),
                        held.stream().map(ReservationRow::nodeId))
                .collect(Collectors.toSet());
    }
}

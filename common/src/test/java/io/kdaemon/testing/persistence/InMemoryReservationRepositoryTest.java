package io.kdaemon.testing.persistence;

class InMemoryReservationRepositoryTest extends ReservationRepositoryContract {

    InMemoryReservationRepositoryTest() {
        InMemoryNodeRepository nodes = new InMemoryNodeRepository();
        super(new InMemoryReservationRepository(nodes), nodes, Transactions.NONE);
    }
}

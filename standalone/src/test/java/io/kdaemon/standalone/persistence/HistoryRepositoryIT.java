package io.kdaemon.standalone.persistence;

import static io.kdaemon.history.HistoryRepository.Chapter.CONTAINERS;
import static io.kdaemon.history.HistoryRepository.Chapter.JOBS;
import static io.kdaemon.history.HistoryRepository.Chapter.NOTIFICATIONS;
import static io.kdaemon.history.HistoryRepository.Chapter.PLACEMENTS;
import static io.kdaemon.history.HistoryRepository.Chapter.ROLLOUTS;
import static io.kdaemon.history.HistoryRepository.Chapter.TIMELINE;
import static io.kdaemon.testing.ContainerFixtures.aRemovedContainer;
import static io.kdaemon.testing.ContainerFixtures.aRunningContainer;
import static io.kdaemon.testing.MutableClock.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.dependency.Dependency;
import io.kdaemon.dependency.DependencyRepository;
import io.kdaemon.history.HistoryRepository;
import io.kdaemon.history.HistoryRepository.Chapter;
import io.kdaemon.testing.persistence.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class HistoryRepositoryIT {

    private static final Instant LATER = NOW.plus(Duration.ofDays(1));
    private static final int MOST = 10;

    private final Database database;
    private final HistoryRepository history;
    private final ContainerRepository containers;
    private final AnyRow rows;

    HistoryRepositoryIT(Database database) {
        this.database = database;
        this.history = database.bean(HistoryRepository.class);
        this.containers = database.bean(ContainerRepository.class);
        this.rows = new AnyRow(database);
    }

    @Test
    void shouldLeaveNothingOfARemovedContainerInAnyTable() {
        // given
        ContainerInstance gone =
                containers.insert(aRemovedContainer().named("gone").build());
        ContainerInstance there =
                containers.insert(aRunningContainer().named("there").build());
        // A removed container has no reservations: its room was given back.
        List<String> tables = rows.tablesWith("container_id").stream()
                .filter(table -> !table.equals("reservation"))
                .toList();
        for (String table : tables) {
            rows.insert(table, Map.of("container_id", gone.id().value()));
            rows.insert(table, Map.of("container_id", there.id().value(), "engine_container_id", "other"));
        }

        // when
        int forgotten = forget(CONTAINERS, LATER);

        // then
        assertThat(forgotten).isEqualTo(1);
        assertThat(containers.findAll(List.of(gone.id(), there.id()))).containsExactly(there);
        assertThat(tables)
                .contains("timeline", "job")
                .allSatisfy(table -> assertThat(rows.values(table, "container_id"))
                        .containsExactly(there.id().value()));
    }

    @Test
    void shouldKeepARemovedContainerThatIsStillDependedOnOrNotGoneForLong() {
        // given
        ContainerInstance gone =
                containers.insert(aRemovedContainer().named("db").build());
        ContainerInstance dependant =
                containers.insert(aRunningContainer().named("web").build());
        database.bean(DependencyRepository.class).addAll(List.of(new Dependency(dependant.id(), gone.id(), false)));

        // when // then
        assertThat(forget(CONTAINERS, LATER)).isZero();

        // given
        ContainerInstance late =
                containers.insert(aRemovedContainer().named("late").build());

        // when // then
        assertThat(forget(CONTAINERS, late.timestamps().updatedAt())).isZero();
        assertThat(containers.find(late.id())).isPresent();
    }

    @Test
    void shouldForgetWhatHappenedAndWasDoneBefore() {
        // given
        rows.insert("timeline", Map.of("container_id", 1, "happened_at", NOW));
        rows.insert("timeline", Map.of("container_id", 2, "happened_at", LATER));
        rows.insert("job", Map.of("container_id", 1, "finished_at", NOW));
        rows.insert("job", Map.of("container_id", 2, "finished_at", LATER));
        rows.insert("job", Map.of("container_id", 3, "created_at", NOW));

        // when // then
        assertThat(forget(TIMELINE, LATER)).isEqualTo(1);
        assertThat(rows.values("timeline", "container_id")).containsExactly(2L);
        assertThat(forget(JOBS, LATER)).isEqualTo(1);
        assertThat(rows.values("job", "container_id")).containsExactly(2L, 3L);
    }

    @Test
    void shouldKeepTheDecisionAboutTheGenerationThatIs() {
        // given
        ContainerId container =
                containers.insert(aRunningContainer().ofGeneration(2).build()).id();
        for (int generation = 1; generation <= 3; generation++) {
            rows.insert(
                    "placement",
                    Map.of("container_id", container.value(), "generation", generation, "decided_at", NOW));
        }

        // when // then
        assertThat(forget(PLACEMENTS, LATER)).isEqualTo(1);
        assertThat(rows.values("placement", "generation")).containsExactly(2L, 3L);
    }

    @Test
    void shouldKeepTheLastWordOfAnIncidentThatIsNotOver() {
        // given
        List.of("INCIDENT", "RECOVERY").forEach(kind -> tell("over", kind, "SENT"));
        List.of("INCIDENT", "INCIDENT").forEach(kind -> tell("goes-on", kind, "SENT"));
        tell("waits", "RECOVERY", "PENDING");

        // when // then
        assertThat(forget(NOTIFICATIONS, LATER)).isEqualTo(3);
        assertThat(database.sql()
                        .sql("SELECT incident_key FROM notification ORDER BY id")
                        .query(String.class)
                        .list())
                .containsExactly("goes-on", "waits");
    }

    @Test
    void shouldForgetRolloutsWithAllTheirSteps() {
        // given
        rows.insert("rollout", Map.of("id", 1, "finished_at", NOW));
        rows.insert("rollout", Map.of("id", 2));
        for (int rollout = 1; rollout <= 2; rollout++) {
            rows.insert("rollout_step", Map.of("rollout_id", rollout, "container_id", 1, "state", "UPDATED"));
            rows.insert("rollout_specification", Map.of("rollout_id", rollout));
        }

        // when // then
        assertThat(forget(ROLLOUTS, LATER)).isEqualTo(1);
        assertThat(rows.values("rollout", "id")).containsExactly(2L);
        assertThat(rows.tablesWith("rollout_id"))
                .allSatisfy(
                        table -> assertThat(rows.values(table, "rollout_id")).containsExactly(2L));
    }

    @Test
    void shouldForgetNoMoreAtATimeThanIsAskedFor() {
        // given
        for (int i = 0; i < MOST + 1; i++) {
            rows.insert("timeline", Map.of("happened_at", NOW));
        }

        // when // then
        assertThat(forget(TIMELINE, LATER)).isEqualTo(MOST);
        assertThat(forget(TIMELINE, LATER)).isEqualTo(1);
        assertThat(forget(TIMELINE, LATER)).isZero();
    }

    @Test
    void shouldShareTheWorkWhenTwoForgetAtOnce() {
        // given
        for (int i = 0; i < MOST + 5; i++) {
            containers.insert(aRemovedContainer().named("gone-" + i).build());
        }
        Race race = Race.of(2);

        // when
        List<Integer> forgotten = race.run(_ -> forget(CONTAINERS, LATER));

        // then
        assertThat(forgotten).allSatisfy(some -> assertThat(some).isLessThanOrEqualTo(MOST));
        assertThat(forgotten.stream().mapToInt(Integer::intValue).sum() + forget(CONTAINERS, LATER))
                .isEqualTo(MOST + 5);
    }

    private int forget(Chapter chapter, Instant before) {
        return database.transactions().in(() -> history.forget(chapter, before, MOST));
    }

    private void tell(String incident, String kind, String state) {
        rows.insert("notification", Map.of("incident_key", incident, "kind", kind, "state", state, "created_at", NOW));
    }
}

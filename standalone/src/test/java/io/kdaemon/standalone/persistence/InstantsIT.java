package io.kdaemon.standalone.persistence;

import static io.kdaemon.testing.JobFixtures.aQueuedJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.job.Job;
import io.kdaemon.job.JobRepository;
import java.time.Instant;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Times are UTC in the tables, in whatever zone a JVM runs and whatever its URL says. */
@OnEveryDatabase
class InstantsIT {

    private final TimeZone before = TimeZone.getDefault();
    private final Database database;

    InstantsIT(Database database) {
        this.database = database;
    }

    @BeforeEach
    void moveToNewYork() {
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
    }

    @AfterEach
    void moveBack() {
        TimeZone.setDefault(before);
    }

    @Test
    void shouldKeepATimeThatDoesNotExistInTheZoneOfTheJvm() {
        assertKeepsTime(database.bean(JobRepository.class));
    }

    @Test
    void shouldKeepItWhenTheUrlSaysNothingAboutZones() {
        try (ConfigurableApplicationContext context = database.connectWithoutOptions()) {
            assertKeepsTime(context.getBean(JobRepository.class));
        }
    }

    private void assertKeepsTime(JobRepository jobs) {
        // given
        Instant skippedInNewYork = Instant.parse("2026-03-08T02:30:00.123456Z");

        // when
        Job stored = jobs.insert(aQueuedJob().dueAt(skippedInNewYork).build());

        // then
        assertThat(database.sql()
                        .sql("SELECT CAST(next_attempt_at AS CHAR) FROM job WHERE id = ?")
                        .param(stored.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo("2026-03-08 02:30:00.123456");
        assertThat(jobs.find(stored.id())).contains(stored);
    }
}

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
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;

/** Times are UTC in the tables, in whatever zone a JVM runs and whatever its URL says. */
@ExtendWith(MariaDb.class)
class InstantsMariaDbIT {

    private final TimeZone before = TimeZone.getDefault();

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
        assertKeepsTime(MariaDb.bean(JobRepository.class));
    }

    @Test
    void shouldKeepItWhenTheUrlSaysNothingAboutZones() {
        try (ConfigurableApplicationContext context = MariaDb.connectWithoutOptions()) {
            assertKeepsTime(context.getBean(JobRepository.class));
        }
    }

    private static void assertKeepsTime(JobRepository jobs) {
        // given
        Instant skippedInNewYork = Instant.parse("2026-03-08T02:30:00.123456Z");

        // when
        Job stored = jobs.insert(aQueuedJob().dueAt(skippedInNewYork).build());

        // then
        assertThat(MariaDb.sql()
                        .sql("SELECT CAST(next_attempt_at AS CHAR) FROM job WHERE id = ?")
                        .param(stored.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo("2026-03-08 02:30:00.123456");
        assertThat(jobs.find(stored.id())).contains(stored);
    }
}

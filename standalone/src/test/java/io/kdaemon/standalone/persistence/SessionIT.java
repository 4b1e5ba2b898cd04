package io.kdaemon.standalone.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every connection of ours agrees on with its server, however that was set up. */
@OnEveryDatabase
class SessionIT {

    private final Database database;

    SessionIT(Database database) {
        this.database = database;
    }

    @Test
    void shouldSeeWhatIsCommittedAndLockOnlyWhatItTakes() {
        assertThat(variable("@@transaction_isolation")).isEqualTo("READ-COMMITTED");
    }

    @Test
    void shouldBeInUtcOnAServerInAnotherZone() {
        assertThat(variable("TIMESTAMPDIFF(MINUTE, UTC_TIMESTAMP(), NOW())")).isEqualTo("0");
    }

    @Test
    void shouldPassOnEveryCharacterAndRefuseWhatDoesNotFit() {
        assertThat(variable("@@character_set_connection")).isEqualTo("utf8mb4");
        assertThat(variable("@@sql_mode")).contains("STRICT_TRANS_TABLES");
    }

    private String variable(String expression) {
        return database.sql()
                .sql("SELECT CAST(%s AS CHAR)".formatted(expression))
                .query(String.class)
                .single();
    }
}

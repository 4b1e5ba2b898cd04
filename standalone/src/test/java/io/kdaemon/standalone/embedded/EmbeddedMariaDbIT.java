package io.kdaemon.standalone.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedMariaDbIT {
    private Path folder;

    @BeforeEach
    void setUp() throws IOException {
        folder = TestFolders.fresh(getClass());
    }

    @Test
    void shouldKeepRowsWhenStoppedAndStartedAgain() throws SQLException {
        // given
        try (EmbeddedMariaDb database = start()) {
            execute(database, "CREATE TABLE t (id INT PRIMARY KEY)", "INSERT INTO t VALUES (1), (2)");
        }

        // when
        try (EmbeddedMariaDb database = start()) {

            // then
            assertThat(ids(database)).containsExactly(1, 2);
        }
    }

    @Test
    void shouldReclaimItsOrphanWhenTheJvmWasKilled() throws Exception {
        // given
        Process jvm = startInAnotherJvm();
        long orphan = reportedPid(jvm);
        jvm.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(orphan)).as("the orphan survives its JVM").isPresent();

        // when
        try (EmbeddedMariaDb database = start()) {

            // then
            assertThat(ids(database)).containsExactly(7);
            assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
        }
    }

    @Test
    void shouldServeAgainOnItsPortWhenTheServerWasKilled() throws SQLException {
        // given
        try (EmbeddedMariaDb database = start()) {
            execute(database, "CREATE TABLE t (id INT PRIMARY KEY)", "INSERT INTO t VALUES (3)");

            // when
            ProcessHandle.of(database.pid()).orElseThrow().destroyForcibly();

            // then
            await().ignoreExceptionsInstanceOf(SQLException.class)
                    .untilAsserted(() -> assertThat(ids(database)).containsExactly(3));
        }
    }

    @Test
    void shouldLeaveAForeignProcessAloneWhenItsPidWasUsedAgain() throws Exception {
        // given
        start().close();
        Process foreign = new ProcessBuilder("sleep", "60").start();
        Files.writeString(folder.resolve("mariadb.pid"), foreign.pid() + "\n");

        // when
        start().close();

        // then
        assertThat(foreign.isAlive()).isTrue();
        foreign.destroyForcibly();
    }

    @Test
    void shouldRefuseTheFolderWhenAnotherDatabaseServesIt() {
        // given
        try (EmbeddedMariaDb database = start()) {

            // when // then
            assertThatThrownBy(this::start)
                    .isInstanceOf(EmbeddedStoreException.class)
                    .hasMessageContaining("another kDaemon is using it");
            assertThat(database.port()).isPositive();
        }
    }

    @Test
    void shouldNameTheCauseWhenTheDataFolderIsDamaged() throws IOException {
        // given
        start().close();
        Files.write(folder.resolve("data/ibdata1"), new byte[] {1, 2, 3});

        // when // then
        assertThatThrownBy(this::start)
                .isInstanceOf(EmbeddedStoreException.class)
                .hasMessageContaining("InnoDB")
                .hasMessageContaining("mariadb.log");
    }

    @Test
    void shouldLetOnlyItsOwnerReadThePasswordAndLeaveNoOtherCopy() throws IOException {
        // given
        try (EmbeddedMariaDb database = start()) {

            // when
            Path file = folder.resolve("password");

            // then
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(file)).isEqualTo(database.password());
            assertThat(folder.resolve("init.sql")).doesNotExist();
        }
    }

    private EmbeddedMariaDb start() {
        return EmbeddedMariaDb.start(folder, TestFolders.binaries());
    }

    private Process startInAnotherJvm() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.real.class.path", System.getProperty("java.class.path")),
                        OneRowDatabase.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static long reportedPid(Process jvm) throws IOException {
        try (BufferedReader output = jvm.inputReader(UTF_8)) {
            return output.lines()
                    .filter(line -> line.startsWith(OneRowDatabase.REPORT))
                    .map(line -> Long.parseLong(line.substring(OneRowDatabase.REPORT.length())))
                    .findFirst()
                    .orElseThrow();
        }
    }

    static void execute(EmbeddedMariaDb database, String... statements) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static List<Integer> ids(EmbeddedMariaDb database) throws SQLException {
        List<Integer> ids = new ArrayList<>();
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM t ORDER BY id")) {
            while (rows.next()) {
                ids.add(rows.getInt(1));
            }
        }
        return ids;
    }

    private static Connection connect(EmbeddedMariaDb database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }
}

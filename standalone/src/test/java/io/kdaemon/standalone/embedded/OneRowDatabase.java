package io.kdaemon.standalone.embedded;

import java.nio.file.Path;
import java.sql.SQLException;

/** Run in a JVM of its own: starts a database, commits a row, says so, and waits to be killed. */
final class OneRowDatabase {
    static final String REPORT = "database pid ";

    private OneRowDatabase() {}

    public static void main(String[] arguments) throws SQLException, InterruptedException {
        EmbeddedMariaDb database = EmbeddedMariaDb.start(Path.of(arguments[0]), TestFolders.binaries());
        EmbeddedMariaDbIT.execute(database, "CREATE TABLE t (id INT PRIMARY KEY)", "INSERT INTO t VALUES (7)");
        System.out.println(REPORT + database.pid());
        Thread.currentThread().join();
    }
}

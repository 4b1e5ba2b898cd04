package io.kdaemon.standalone.embedded;

/** The one schema of the embedded database and who may use it. */
record MariaDbAccount(String schema, String user, String password) {
    private static final String NAME = "kdaemon";

    static MariaDbAccount with(String password) {
        return new MariaDbAccount(NAME, NAME, password);
    }

    /** Run by the server at each start; one statement a line, it reads the file so. */
    String initialStatements() {
        return """
                CREATE DATABASE IF NOT EXISTS %1$s CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
                CREATE OR REPLACE USER '%2$s'@'127.0.0.1' IDENTIFIED BY '%3$s';
                GRANT ALL ON %1$s.* TO '%2$s'@'127.0.0.1';
                """.formatted(schema, user, password);
    }
}

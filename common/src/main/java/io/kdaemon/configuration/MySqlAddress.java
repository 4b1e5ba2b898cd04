package io.kdaemon.configuration;

/** Where a MySQL-compatible server is, and how every service of ours talks to it. */
public record MySqlAddress(String host, String port, String database) {
    /** Batches go as multi-row inserts, and times are UTC whatever the server's zone is. */
    private static final String OPTIONS =
            "rewriteBatchedStatements=true&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true";

    public String jdbcUrl() {
        String bracketed = host.contains(":") ? "[" + host + "]" : host;
        return "jdbc:mysql://" + bracketed + ":" + port + "/" + database + "?" + OPTIONS;
    }
}

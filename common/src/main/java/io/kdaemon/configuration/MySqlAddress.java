package io.kdaemon.configuration;

/** Where a MySQL-compatible server is, and how every service of ours talks to it. */
public record MySqlAddress(String host, String port, String database) {
    /**
     * Batches go as multi-row inserts, times are UTC whatever the server's zone is, and the driver does not ask the server before each change
     * whether it may change anything: nobody but the driver sets that.
     */
    private static final String OPTIONS =
            "rewriteBatchedStatements=true&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true&useLocalSessionState=true";

    public String jdbcUrl() {
        String bracketed = host.contains(":") ? "[" + host + "]" : host;
        return "jdbc:mysql://" + bracketed + ":" + port + "/" + database + "?" + OPTIONS;
    }
}

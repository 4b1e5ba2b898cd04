package io.kdaemon.bench.fleet;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the benchmark reads in the database, past the API: how far the launches are, their timelines, and the server's own counters. */
final class FleetDatabase implements AutoCloseable {

    private static final String ENGINE_CALL = "ENGINE_CALL";
    private static final List<String> COUNTERS = List.of(
            "Questions",
            "Com_select",
            "Com_insert",
            "Com_update",
            "Com_delete",
            "Com_commit",
            "Com_rollback",
            "Innodb_rows_read",
            "Innodb_os_log_written",
            "Bytes_sent",
            "Bytes_received");

    private final Connection connection;

    FleetDatabase(Connection connection) {
        this.connection = connection;
    }

    /** @param name of a family of launches: what is before the number */
    int countRunning(String name) throws SQLException {
        return count("SELECT COUNT(*) FROM container WHERE observed = 'RUNNING' AND name LIKE ?", name);
    }

    int countFailed(String name) throws SQLException {
        return count("SELECT COUNT(*) FROM container WHERE observed = 'FAILED' AND name LIKE ?", name);
    }

    private int count(String sql, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name + "-%");
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        }
    }

    List<LaunchTimes> times(String name) throws SQLException {
        String sql = """
                SELECT c.created_at,
                       MIN(IF(t.kind = 'PLACED', t.happened_at, NULL)),
                       MIN(IF(t.kind = '%1$s', t.happened_at, NULL)),
                       MAX(IF(t.kind = '%1$s', t.happened_at, NULL)),
                       MIN(IF(t.kind = 'RUNNING', t.happened_at, NULL))
                FROM container c JOIN timeline t ON t.container_id = c.id
                WHERE c.name LIKE ? GROUP BY c.id""".formatted(ENGINE_CALL);
        List<LaunchTimes> times = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name + "-%");
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    times.add(LaunchTimes.of(row));
                }
            }
        }
        return times;
    }

    /** Totals since the server started. */
    Map<String, Long> counters() throws SQLException {
        Map<String, Long> counters = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW GLOBAL STATUS")) {
            while (row.next()) {
                if (COUNTERS.contains(row.getString(1))) {
                    counters.put(row.getString(1), row.getLong(2));
                }
            }
        }
        return counters;
    }

    void forgetStatements() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE TABLE performance_schema.events_statements_summary_by_digest");
        }
    }

    /** The statements that took most of the server's time since they were forgotten. */
    List<StatementCost> costliest(int limit) throws SQLException {
        String sql = """
                SELECT COUNT_STAR, SUM_TIMER_WAIT / 1e9, SUM_CPU_TIME / 1e9, SUM_ROWS_EXAMINED, LEFT(DIGEST_TEXT, 150)
                FROM performance_schema.events_statements_summary_by_digest
                ORDER BY SUM_TIMER_WAIT DESC LIMIT\s""" + limit;
        List<StatementCost> costs = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                costs.add(new StatementCost(
                        row.getLong(1), row.getDouble(2), row.getDouble(3), row.getLong(4), row.getString(5)));
            }
        }
        return costs;
    }

    record StatementCost(long count, double millis, double cpuMillis, long rowsExamined, String text) {}

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

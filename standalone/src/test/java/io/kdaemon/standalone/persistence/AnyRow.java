package io.kdaemon.standalone.persistence;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of which only some columns matter, whatever else their tables ask for. */
record AnyRow(Database database) {

    private static final Instant LONG_AGO = Instant.EPOCH.plusSeconds(1);

    List<String> tablesWith(String column) {
        return sql().sql(
                        "SELECT DISTINCT table_name FROM information_schema.columns WHERE table_schema = DATABASE() AND column_name = ?")
                .param(column)
                .query(String.class)
                .list();
    }

    /** What matters of columns that the table does not have is left out. */
    void insert(String table, Map<String, Object> whatMatters) {
        List<Map<String, Object>> columns = sql().sql("""
                SELECT column_name AS name, data_type AS type, is_nullable = 'YES' OR column_default IS NOT NULL OR extra <> '' AS optional
                FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ?
                """).param(table).query().listOfRows();
        Map<String, Object> values = columns.stream()
                .filter(column ->
                        whatMatters.containsKey(name(column)) || ((Number) column.get("optional")).intValue() == 0)
                .collect(Collectors.toMap(
                        AnyRow::name,
                        column -> stored(whatMatters.getOrDefault(name(column), any((String) column.get("type"))))));
        String names = String.join(", ", values.keySet());
        String places = values.keySet().stream().map(_ -> "?").collect(Collectors.joining(", "));
        database.transactions()
                .run(() -> sql().sql("INSERT INTO %s (%s) VALUES (%s)".formatted(table, names, places))
                        .params(List.copyOf(values.values()))
                        .update());
    }

    List<Long> values(String table, String column) {
        return sql().sql("SELECT %s FROM %s ORDER BY 1".formatted(column, table))
                .query(Long.class)
                .list();
    }

    private JdbcClient sql() {
        return database.sql();
    }

    private static String name(Map<String, Object> column) {
        return (String) column.get("name");
    }

    private static Object any(String type) {
        return switch (type) {
            case "bigint", "int", "tinyint", "double" -> 1;
            case "datetime" -> LONG_AGO;
            case "varchar", "longtext", "mediumtext" -> "{}";
            default -> throw new IllegalArgumentException("Expected a type of column that is known, but found " + type);
        };
    }

    private static Object stored(Object value) {
        return value instanceof Instant instant
                ? Timestamp.valueOf(LocalDateTime.ofInstant(instant, ZoneOffset.UTC))
                : value;
    }
}

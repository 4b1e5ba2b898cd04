package io.kdaemon.persistence;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.ResultMap;
import org.apache.ibatis.annotations.Select;

@Mapper
interface UsageMapper {

    String COLUMNS =
            "application_id, samples, seen_since, seen_until, cpu_millis, memory_bytes, cpu_weights, memory_weights";

    String INSERT_ROWS = "<script>INSERT INTO application_usage (" + COLUMNS + ") VALUES " + """
            <foreach collection="rows" item="row" separator=",">
              (#{row.applicationId}, #{row.samples}, #{row.seenSince}, #{row.seenUntil}, #{row.cpuMillis}, #{row.memoryBytes},
                #{row.cpuWeights}, #{row.memoryWeights})
            </foreach>
            ON DUPLICATE KEY UPDATE
            """;

    record Estimate(
            long applicationId, long cpuMillis, long memoryBytes, long samples, Instant seenSince, Instant seenUntil) {}

    /** Changes nothing where there is a row, but locks it as a change would: to look first and insert then would deadlock. */
    @Insert(INSERT_ROWS + " application_id = VALUES(application_id)</script>")
    void addMissing(@Param("rows") List<UsageRow> rows);

    @Select("<script>SELECT " + COLUMNS + """
             FROM application_usage FORCE INDEX (PRIMARY)
            WHERE application_id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY application_id FOR UPDATE
            </script>
            """)
    @ResultMap("io.kdaemon.persistence.UsageRow")
    List<UsageRow> lock(@Param("ids") List<Long> ids);

    @Insert(INSERT_ROWS + """
            samples = VALUES(samples), seen_since = VALUES(seen_since), seen_until = VALUES(seen_until), cpu_millis = VALUES(cpu_millis),
              memory_bytes = VALUES(memory_bytes), cpu_weights = VALUES(cpu_weights), memory_weights = VALUES(memory_weights)
            </script>
            """)
    void saveAll(@Param("rows") List<UsageRow> rows);

    @Select("""
            <script>
            SELECT application_id, cpu_millis, memory_bytes, samples, seen_since, seen_until FROM application_usage
            WHERE samples &gt; 0
              AND application_id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Estimate> estimates(@Param("ids") List<Long> ids);
}

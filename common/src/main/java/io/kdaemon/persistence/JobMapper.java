package io.kdaemon.persistence;

import io.kdaemon.job.JobState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.ResultMap;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface JobMapper {

    String ROW = "io.kdaemon.persistence.JobRow";

    String COLUMNS = """
            id, kind, container_id, correlation_id, state, attempt, reason, created_at, next_attempt_at, deadline_at, finished_at,
            grace_seconds, volumes
            """;

    @Insert("""
            <script>
            INSERT INTO job (kind, container_id, correlation_id, state, attempt, reason, created_at, next_attempt_at, deadline_at,
              finished_at, grace_seconds, volumes) VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.kind}, #{row.containerId}, #{row.correlationId}, #{row.state}, #{row.attempt}, #{row.reason},
              #{row.createdAt}, #{row.nextAttemptAt}, #{row.deadlineAt}, #{row.finishedAt}, #{row.graceSeconds},
              #{row.volumes})
            </foreach>
            </script>
            """)
    @Options(useGeneratedKeys = true, keyProperty = "keys.value")
    void insertAll(@Param("rows") List<JobRow> rows, @Param("keys") List<GeneratedKey> keys);

    @Select("SELECT " + COLUMNS + " FROM job WHERE id = #{id}")
    @ResultMap(ROW)
    Optional<JobRow> find(long id);

    @Select("""
            <script>
            SELECT
            """ + COLUMNS + """
            FROM job
            WHERE id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY id
            </script>
            """)
    @ResultMap(ROW)
    List<JobRow> findAll(@Param("ids") List<Long> ids);

    @Update("""
            <script>
            UPDATE (
            <foreach collection="rows" item="row" separator=" UNION ALL ">
              SELECT #{row.id} AS id, #{row.state} AS state, #{row.attempt} AS attempt, #{row.reason} AS reason,
                #{row.nextAttemptAt} AS next_attempt_at, #{row.deadlineAt} AS deadline_at, #{row.finishedAt} AS finished_at
            </foreach>
            ) AS next STRAIGHT_JOIN job FORCE INDEX (PRIMARY) ON job.id = next.id
            SET job.state = next.state, job.attempt = next.attempt, job.reason = next.reason,
              job.next_attempt_at = next.next_attempt_at, job.deadline_at = next.deadline_at, job.finished_at = next.finished_at
            </script>
            """)
    void updateAll(@Param("rows") List<JobRow> rows);

    /** In the order of its index: a sort would lock every job that is due, not just those that are taken. */
    @Select("SELECT " + COLUMNS + """
            FROM job FORCE INDEX (ix_job_due)
            WHERE finished_at IS NULL AND next_attempt_at <= #{now}
            ORDER BY next_attempt_at, id LIMIT #{limit} FOR UPDATE SKIP LOCKED
            """)
    @ResultMap(ROW)
    List<JobRow> lockDue(@Param("now") Instant now, @Param("limit") int limit);

    @Update("""
            <script>
            UPDATE job SET next_attempt_at = #{at}
            WHERE id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    void scheduleAt(@Param("ids") List<Long> ids, @Param("at") Instant at);

    @Select("SELECT " + COLUMNS + " FROM job WHERE finished_at IS NULL AND state = #{state} ORDER BY id LIMIT #{limit}")
    @ResultMap(ROW)
    List<JobRow> listIn(@Param("state") JobState state, @Param("limit") int limit);

    @Select("""
            <script>
            SELECT id FROM job FORCE INDEX (PRIMARY)
            WHERE id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
              AND finished_at IS NULL AND state = #{state} AND next_attempt_at &gt; #{now}
            ORDER BY id FOR UPDATE SKIP LOCKED
            </script>
            """)
    List<Long> lockLater(@Param("ids") List<Long> ids, @Param("state") JobState state, @Param("now") Instant now);

    @Update("UPDATE job SET next_attempt_at = #{now} WHERE finished_at IS NULL")
    int makeUnfinishedDue(Instant now);

    @Select("SELECT " + COLUMNS + " FROM job WHERE container_id = #{containerId} ORDER BY id DESC")
    @ResultMap(ROW)
    List<JobRow> listOf(long containerId);
}

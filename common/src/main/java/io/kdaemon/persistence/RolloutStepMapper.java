package io.kdaemon.persistence;

import io.kdaemon.container.ContainerId;
import io.kdaemon.rollout.StepState;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.ResultMap;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface RolloutStepMapper {

    String ROW = "io.kdaemon.persistence.RolloutStepRow";

    String COLUMNS = " container_id, state, job_id, reason, began_at, ended_at ";

    record Count(long rolloutId, StepState state, int steps) {}

    record Open(long containerId, long rolloutId) {}

    @Insert("""
            <script>
            INSERT INTO rollout_step (rollout_id, container_id, state) VALUES
            <foreach collection="containers" item="container" separator=",">(#{id}, #{container.value}, 'WAITING')</foreach>
            </script>
            """)
    void insertAll(@Param("id") long id, @Param("containers") Collection<ContainerId> containers);

    @Select("SELECT " + COLUMNS + " FROM rollout_step WHERE rollout_id = #{id} ORDER BY container_id")
    @ResultMap(ROW)
    List<RolloutStepRow> list(long id);

    @Select("SELECT " + COLUMNS + """
            FROM rollout_step WHERE rollout_id = #{id} AND state = #{state} ORDER BY container_id LIMIT #{limit}
            """)
    @ResultMap(ROW)
    List<RolloutStepRow> listIn(@Param("id") long id, @Param("state") StepState state, @Param("limit") int limit);

    @Select("""
            <script>
            SELECT rollout_id, state, COUNT(*) AS steps FROM rollout_step
            WHERE rollout_id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            GROUP BY rollout_id, state
            </script>
            """)
    List<Count> count(@Param("ids") Collection<Long> ids);

    @Update("""
            <script>
            UPDATE (
            <foreach collection="rows" item="row" separator=" UNION ALL ">
              SELECT #{row.containerId} AS container_id, #{row.state} AS state, #{row.jobId} AS job_id, #{row.reason} AS reason,
                #{row.beganAt} AS began_at, #{row.endedAt} AS ended_at
            </foreach>
            ) AS next STRAIGHT_JOIN rollout_step AS step FORCE INDEX (PRIMARY)
              ON step.rollout_id = #{id} AND step.container_id = next.container_id
            SET step.state = next.state, step.job_id = next.job_id, step.reason = next.reason, step.began_at = next.began_at,
              step.ended_at = next.ended_at
            </script>
            """)
    void updateAll(@Param("id") long id, @Param("rows") List<RolloutStepRow> rows);

    @Update("UPDATE rollout_step SET state = 'UNTOUCHED' WHERE rollout_id = #{id} AND state = 'WAITING'")
    void leaveWaiting(long id);

    @Select("""
            <script>
            SELECT container_id, rollout_id FROM rollout_step
            WHERE open_container_id IN
            <foreach collection="containers" item="container" open="(" separator="," close=")">#{container.value}</foreach>
            </script>
            """)
    List<Open> open(@Param("containers") Collection<ContainerId> containers);
}

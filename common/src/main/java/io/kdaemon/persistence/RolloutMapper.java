package io.kdaemon.persistence;

import io.kdaemon.rollout.RolloutQuery;
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
interface RolloutMapper {

    String ROW = "io.kdaemon.persistence.RolloutRow";

    String COLUMNS = """
            id, image, environment, update_order, limit_millis, max_parallel, max_failures, state, reason, created_at, finished_at
            """;

    @Insert("""
            INSERT INTO rollout (image, environment, update_order, limit_millis, max_parallel, max_failures, state, reason, created_at,
              finished_at)
            VALUES (#{row.image}, #{row.environment}, #{row.updateOrder}, #{row.limitMillis}, #{row.maxParallel}, #{row.maxFailures},
              #{row.state}, #{row.reason}, #{row.createdAt}, #{row.finishedAt})
            """)
    @Options(useGeneratedKeys = true, keyProperty = "key.value")
    void insert(@Param("row") RolloutRow row, @Param("key") GeneratedKey key);

    @Insert("""
            <script>
            INSERT INTO rollout_specification (rollout_id, application_id, application_version, specification) VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{id}, #{row.applicationId}, #{row.applicationVersion}, #{row.specification})
            </foreach>
            </script>
            """)
    void insertSpecifications(@Param("id") long id, @Param("rows") List<RolloutSpecificationRow> rows);

    @Select("SELECT " + COLUMNS + " FROM rollout WHERE id = #{id}")
    @ResultMap(ROW)
    Optional<RolloutRow> find(long id);

    @Select("SELECT " + COLUMNS + " FROM rollout WHERE id = #{id} FOR UPDATE")
    @ResultMap(ROW)
    Optional<RolloutRow> lock(long id);

    @Select("SELECT " + COLUMNS + " FROM rollout WHERE id = #{id} FOR UPDATE SKIP LOCKED")
    @ResultMap(ROW)
    Optional<RolloutRow> tryLock(long id);

    @Update("UPDATE rollout SET state = #{state}, reason = #{reason}, finished_at = #{finishedAt} WHERE id = #{id}")
    void update(RolloutRow row);

    @Select("""
            <script>
            SELECT
            """ + COLUMNS + """
            FROM rollout
            WHERE id &gt; #{after}
            <if test="applicationId != null">
              AND id IN (SELECT rollout_id FROM rollout_specification WHERE application_id = #{applicationId.value})
            </if>
            <if test="!states.isEmpty()">
              AND state IN <foreach collection="states" item="state" open="(" separator="," close=")">#{state}</foreach>
            </if>
            ORDER BY id LIMIT #{limit}
            </script>
            """)
    @ResultMap(ROW)
    List<RolloutRow> list(RolloutQuery query);

    @Select("SELECT id FROM rollout WHERE finished_at IS NULL ORDER BY id")
    List<Long> listUnderWay();

    @Select("""
            SELECT application_id, application_version, specification FROM rollout_specification
            WHERE rollout_id = #{id} ORDER BY application_id
            """)
    @ResultMap("io.kdaemon.persistence.RolloutSpecificationRow")
    List<RolloutSpecificationRow> specifications(long id);

    /** Of roll-outs under way, whose containers have yet to be given them. */
    @Select("""
            SELECT DISTINCT JSON_EXTRACT(wanted.specification, '$.options.secretEnvironment') FROM rollout_specification AS wanted
            JOIN rollout ON rollout.id = wanted.rollout_id AND rollout.finished_at IS NULL
            WHERE wanted.specification LIKE '%"secretEnvironment"%'
              AND JSON_EXTRACT(wanted.specification, '$.options.secretEnvironment') IS NOT NULL
            """)
    List<String> secretEnvironments();
}

package io.kdaemon.persistence;

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
interface ContainerMapper {

    String ROW = "io.kdaemon.persistence.ContainerRow";

    String COLUMNS = """
            id, name, user_id, application_id, enabled, desired, observed, generation, restarts, job_id, last_error, exit_code, node_id,
            engine_container_id, endpoints, created_at, updated_at, running_since, healthy_since, observed_at,
            highest_generation, revision, update_state, standby_node_id, version
            """;

    record NodeCount(long nodeId, int containers) {}

    @Insert("""
            <script>
            INSERT INTO container (name, user_id, application_id, enabled, desired, observed, generation, restarts, job_id, last_error,
              exit_code, node_id, engine_container_id, endpoints, created_at, updated_at, running_since, healthy_since, observed_at,
              highest_generation, revision, update_state, standby_node_id, version) VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.name}, #{row.userId}, #{row.applicationId}, #{row.enabled}, #{row.desired}, #{row.observed},
              #{row.generation}, #{row.restarts}, #{row.jobId}, #{row.lastError}, #{row.exitCode}, #{row.nodeId},
              #{row.engineContainerId},
              #{row.endpoints}, #{row.createdAt}, #{row.updatedAt}, #{row.runningSince}, #{row.healthySince}, #{row.observedAt},
              #{row.highestGeneration}, #{row.revision}, #{row.updateState}, #{row.standbyNodeId}, 0)
            </foreach>
            </script>
            """)
    @Options(useGeneratedKeys = true, keyProperty = "keys.value")
    void insertAll(@Param("rows") List<ContainerRow> rows, @Param("keys") List<GeneratedKey> keys);

    @Select("SELECT " + COLUMNS + " FROM container WHERE id = #{id}")
    @ResultMap(ROW)
    Optional<ContainerRow> find(long id);

    @Select("""
            <script>
            SELECT
            """ + COLUMNS + """
            FROM container
            WHERE id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY id
            </script>
            """)
    @ResultMap(ROW)
    List<ContainerRow> findAll(@Param("ids") List<Long> ids);

    @Select("SELECT " + COLUMNS + " FROM container WHERE live_name = #{name}")
    @ResultMap(ROW)
    Optional<ContainerRow> findByLiveName(String name);

    /** By primary key only: any other plan would wait for rows nobody has asked for, in another order. */
    @Select("""
            <script>
            SELECT
            """ + COLUMNS + """
            FROM container FORCE INDEX (PRIMARY)
            WHERE id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY id FOR UPDATE
            </script>
            """)
    @ResultMap(ROW)
    List<ContainerRow> lock(@Param("ids") List<Long> ids);

    @Update("""
            UPDATE container SET name = #{name}, user_id = #{userId}, application_id = #{applicationId}, enabled = #{enabled},
              desired = #{desired}, observed = #{observed}, generation = #{generation}, restarts = #{restarts}, job_id = #{jobId},
              last_error = #{lastError}, exit_code = #{exitCode}, node_id = #{nodeId}, engine_container_id = #{engineContainerId}, endpoints = #{endpoints},
              updated_at = #{updatedAt}, running_since = #{runningSince}, healthy_since = #{healthySince}, observed_at = #{observedAt},
              highest_generation = #{highestGeneration}, revision = #{revision}, update_state = #{updateState},
              standby_node_id = #{standbyNodeId}, version = version + 1
            WHERE id = #{id} AND version = #{version}
            """)
    boolean update(ContainerRow row);

    /** One statement however many rows; returns how many had the expected version. */
    @Update("""
            <script>
            UPDATE (
            <foreach collection="rows" item="row" separator=" UNION ALL ">
              SELECT #{row.id} AS id, #{row.version} AS version, #{row.desired} AS desired, #{row.observed} AS observed,
                #{row.generation} AS generation, #{row.restarts} AS restarts, #{row.jobId} AS job_id, #{row.lastError} AS last_error,
                #{row.exitCode} AS exit_code,
                #{row.nodeId} AS node_id, #{row.engineContainerId} AS engine_container_id, #{row.endpoints} AS endpoints,
                #{row.updatedAt} AS updated_at, #{row.runningSince} AS running_since, #{row.healthySince} AS healthy_since,
                #{row.observedAt} AS observed_at, #{row.highestGeneration} AS highest_generation, #{row.revision} AS revision,
                #{row.updateState} AS update_state, #{row.standbyNodeId} AS standby_node_id
            </foreach>
            ) AS next STRAIGHT_JOIN container FORCE INDEX (PRIMARY)
              ON container.id = next.id AND container.version = next.version
            SET container.desired = next.desired, container.observed = next.observed, container.generation = next.generation,
              container.restarts = next.restarts, container.job_id = next.job_id, container.last_error = next.last_error,
              container.exit_code = next.exit_code,
              container.node_id = next.node_id, container.engine_container_id = next.engine_container_id,
              container.endpoints = next.endpoints, container.updated_at = next.updated_at,
              container.running_since = next.running_since, container.healthy_since = next.healthy_since,
              container.observed_at = next.observed_at, container.highest_generation = next.highest_generation,
              container.revision = next.revision, container.update_state = next.update_state,
              container.standby_node_id = next.standby_node_id,
              container.version = container.version + 1
            </script>
            """)
    int updateLifecycles(@Param("rows") List<ContainerRow> rows);

    @Select("""
            <script>
            SELECT
            """ + COLUMNS + """
            FROM container
            WHERE id &gt; #{after}
            <if test="removed != null">AND removed = #{removed}</if>
            <if test="name != null">AND name = #{name}</if>
            <if test="nodeId != null">AND (node_id = #{nodeId} OR standby_node_id = #{nodeId})</if>
            <if test="applicationId != null">AND application_id = #{applicationId}</if>
            <if test="!statuses.isEmpty()">
            AND observed IN <foreach collection="statuses" item="status" open="(" separator="," close=")">#{status}</foreach>
            </if>
            ORDER BY id LIMIT #{limit}
            </script>
            """)
    @ResultMap(ROW)
    List<ContainerRow> list(ContainerCriteria criteria);

    @Select("""
            <script>
            SELECT
            """ + COLUMNS + """
            FROM container
            WHERE removed = FALSE AND node_id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY id
            </script>
            """)
    @ResultMap(ROW)
    List<ContainerRow> listOnNodes(@Param("ids") List<Long> nodeIds);

    @Select("SELECT " + COLUMNS + " FROM container WHERE removed = FALSE AND updating = TRUE ORDER BY id")
    @ResultMap(ROW)
    List<ContainerRow> listUpdating();

    @Select("""
            SELECT name FROM container WHERE removed = FALSE AND application_id = #{applicationId} ORDER BY id DESC LIMIT #{limit}
            """)
    List<String> newestNames(@Param("applicationId") long applicationId, @Param("limit") int limit);

    @Select("""
            SELECT node_id, COUNT(*) AS containers FROM container
            WHERE removed = FALSE AND node_id IS NOT NULL GROUP BY node_id
            """)
    List<NodeCount> countByNode();
}

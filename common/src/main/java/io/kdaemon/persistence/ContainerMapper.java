package io.kdaemon.persistence;

import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ContainerMapper {

    String COLUMNS = """
            id, name, user_id, application_id, enabled, desired, observed, generation, restarts, job_id, last_error, node_id,
            engine_container_id, endpoints, created_at, updated_at, running_since, observed_at, version
            """;

    record NodeCount(long nodeId, int containers) {}

    @Insert("""
            INSERT INTO container (name, user_id, application_id, enabled, desired, observed, generation, restarts, job_id, last_error,
              node_id, engine_container_id, endpoints, created_at, updated_at, running_since, observed_at, version)
            VALUES (#{row.name}, #{row.userId}, #{row.applicationId}, #{row.enabled}, #{row.desired}, #{row.observed},
              #{row.generation}, #{row.restarts}, #{row.jobId}, #{row.lastError}, #{row.nodeId}, #{row.engineContainerId},
              #{row.endpoints}, #{row.createdAt}, #{row.updatedAt}, #{row.runningSince}, #{row.observedAt}, 0)
            """)
    @Options(useGeneratedKeys = true, keyProperty = "key.value")
    void insert(@Param("row") ContainerRow row, @Param("key") GeneratedKey key);

    @Select("SELECT " + COLUMNS + " FROM container WHERE id = #{id}")
    Optional<ContainerRow> find(long id);

    @Select("SELECT " + COLUMNS + " FROM container WHERE live_name = #{name}")
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
    List<ContainerRow> lock(@Param("ids") List<Long> ids);

    @Update("""
            UPDATE container SET name = #{name}, user_id = #{userId}, application_id = #{applicationId}, enabled = #{enabled},
              desired = #{desired}, observed = #{observed}, generation = #{generation}, restarts = #{restarts}, job_id = #{jobId},
              last_error = #{lastError}, node_id = #{nodeId}, engine_container_id = #{engineContainerId}, endpoints = #{endpoints},
              updated_at = #{updatedAt}, running_since = #{runningSince}, observed_at = #{observedAt}, version = version + 1
            WHERE id = #{id} AND version = #{version}
            """)
    boolean update(ContainerRow row);

    @Select("""
            <script>
            SELECT
            """ + COLUMNS + """
            FROM container
            WHERE id &gt; #{after}
            <if test="removed != null">AND removed = #{removed}</if>
            <if test="name != null">AND name = #{name}</if>
            <if test="nodeId != null">AND node_id = #{nodeId}</if>
            <if test="applicationId != null">AND application_id = #{applicationId}</if>
            <if test="!statuses.isEmpty()">
            AND observed IN <foreach collection="statuses" item="status" open="(" separator="," close=")">#{status}</foreach>
            </if>
            ORDER BY id LIMIT #{limit}
            </script>
            """)
    List<ContainerRow> list(ContainerCriteria criteria);

    @Select("""
            SELECT node_id, COUNT(*) AS containers FROM container
            WHERE removed = FALSE AND node_id IS NOT NULL GROUP BY node_id
            """)
    List<NodeCount> countByNode();
}

package io.kdaemon.persistence;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.dependency.Dependency;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface DependencyMapper {

    record Link(long containerId, long dependencyId, boolean own) {}

    record Telling(long containerId, int generation, long dependencyId, String endpoints) {}

    @Insert("""
            <script>
            INSERT INTO container_dependency (container_id, dependency_id, own) VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.dependant.value}, #{row.on.value}, #{row.own})
            </foreach>
            </script>
            """)
    void addAll(@Param("rows") Collection<Dependency> rows);

    @Select("""
            <script>
            SELECT container_id, dependency_id, own FROM container_dependency
            WHERE container_id IN <foreach collection="dependants" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY container_id, dependency_id
            </script>
            """)
    List<Link> listOf(@Param("dependants") List<Long> dependants);

    @Select("""
            SELECT made.id FROM container_dependency AS dependency
            JOIN container AS dependant ON dependant.id = dependency.container_id AND dependant.removed = TRUE
            JOIN container AS made ON made.id = dependency.dependency_id AND made.removed = FALSE AND made.desired <> 'REMOVED'
            WHERE dependency.own = TRUE
            ORDER BY made.id LIMIT #{limit}
            """)
    List<Long> listAbandoned(@Param("limit") int limit);

    @Insert("""
            <script>
            INSERT INTO container_told (container_id, generation, dependency_id, endpoints) VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.containerId}, #{row.generation}, #{row.dependencyId}, #{row.endpoints})
            </foreach>
            ON DUPLICATE KEY UPDATE endpoints = container_told.endpoints
            </script>
            """)
    void tellAll(@Param("rows") List<Telling> rows);

    @Select("""
            <script>
            SELECT container_id, generation, dependency_id, endpoints FROM container_told
            WHERE (container_id, generation) IN
            <foreach collection="dependants" item="dependant" open="(" separator="," close=")">
              (#{dependant.id.value}, #{dependant.lifecycle.generation})
            </foreach>
            ORDER BY container_id, dependency_id
            </script>
            """)
    List<Telling> listTold(@Param("dependants") Collection<ContainerInstance> dependants);

    /** What waits to be repaired is worked on, but not at the moment. */
    @Select("""
            SELECT DISTINCT dependant.id FROM container_dependency AS link
            JOIN container AS dependant ON dependant.id = link.container_id AND dependant.removed = FALSE
              AND dependant.desired = 'RUNNING' AND dependant.updating = FALSE
              AND (dependant.observed = 'STOPPED'
                OR dependant.observed IN ('RUNNING', 'UNHEALTHY', 'FAILED') AND dependant.job_id IS NULL)
            JOIN container_told AS told ON told.container_id = dependant.id AND told.generation = dependant.generation
              AND told.dependency_id = link.dependency_id
            JOIN container AS dependency ON dependency.id = link.dependency_id AND dependency.removed = FALSE
              AND dependency.desired = 'RUNNING' AND dependency.healthy_since <= #{trusted}
              AND (dependency.updating = FALSE OR JSON_UNQUOTE(JSON_EXTRACT(dependency.update_state, '$.phase')) = 'DRAINING')
            WHERE dependency.endpoints <> told.endpoints
              AND (link.answered IS NULL OR link.answered <> dependency.endpoints)
            ORDER BY dependant.id LIMIT #{limit}
            """)
    List<Long> listMisled(@Param("trusted") Instant trusted, @Param("limit") int limit);

    @Update("""
            UPDATE container_dependency SET answered = #{row.endpoints}
            WHERE container_id = #{row.containerId} AND dependency_id = #{row.dependencyId}
            """)
    void answer(@Param("row") Telling row);
}

package io.kdaemon.persistence;

import io.kdaemon.container.ContainerId;
import io.kdaemon.generation.Revision;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.ResultMap;
import org.apache.ibatis.annotations.Select;

@Mapper
interface RevisionMapper {

    String ROW = "io.kdaemon.persistence.RevisionRow";

    String COLUMNS = " container_id, generation, application_version, origin, specification, created_at ";

    @Insert("""
            <script>
            INSERT INTO container_generation (container_id, generation, application_version, origin, specification, created_at) VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.containerId}, #{row.generation}, #{row.applicationVersion}, #{row.origin}, #{row.specification}, #{row.createdAt})
            </foreach>
            ON DUPLICATE KEY UPDATE application_version = VALUES(application_version), origin = VALUES(origin),
              specification = VALUES(specification), created_at = VALUES(created_at)
            </script>
            """)
    void saveAll(@Param("rows") List<RevisionRow> rows);

    @Select("""
            <script>
            SELECT
            """ + COLUMNS + """
            FROM container_generation
            WHERE (container_id, generation) IN
            <foreach collection="keys" item="key" open="(" separator="," close=")">(#{key.containerId.value}, #{key.number})</foreach>
            </script>
            """)
    @ResultMap(ROW)
    List<RevisionRow> findAll(@Param("keys") Collection<Revision.Key> keys);

    @Select("""
            <script>
            SELECT DISTINCT JSON_UNQUOTE(JSON_EXTRACT(specification, '$.image')) FROM container_generation
            WHERE container_id IN
            <foreach collection="containers" item="container" open="(" separator="," close=")">#{container.value}</foreach>
            </script>
            """)
    List<String> imagesOf(@Param("containers") Collection<ContainerId> containers);

    /**
     * Of what containers run or are updated to or from. What they ran before needs no key that was replaced since: going back to it would fail
     * with that reason. Containers of one application share theirs, so that there are few different ones.
     */
    @Select("""
            SELECT DISTINCT JSON_EXTRACT(revision.specification, '$.options.secretEnvironment') FROM container_generation AS revision
            JOIN container ON container.id = revision.container_id AND container.removed = FALSE
              AND (container.revision = revision.generation OR container.updating = TRUE)
            WHERE revision.specification LIKE '%"secretEnvironment"%'
              AND JSON_EXTRACT(revision.specification, '$.options.secretEnvironment') IS NOT NULL
            """)
    List<String> secretEnvironments();

    @Select("SELECT " + COLUMNS + """
            FROM container_generation WHERE container_id = #{containerId} ORDER BY generation DESC LIMIT #{limit}
            """)
    @ResultMap(ROW)
    List<RevisionRow> list(@Param("containerId") long containerId, @Param("limit") int limit);
}

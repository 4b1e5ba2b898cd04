package io.kdaemon.persistence;

import io.kdaemon.dependency.Dependency;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface DependencyMapper {

    record Link(long containerId, long dependencyId, boolean own) {}

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
}

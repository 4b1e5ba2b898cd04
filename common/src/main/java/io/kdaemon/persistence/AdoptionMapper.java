package io.kdaemon.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface AdoptionMapper {

    String COLUMNS = " container_id, generation, node_id, engine_container_id, adopted_at ";

    record Stored(long containerId, int generation, long nodeId, String engineContainerId, Instant adoptedAt) {}

    @Insert("""
            INSERT INTO adoption (container_id, generation, node_id, engine_container_id, adopted_at)
            VALUES (#{containerId}, #{generation}, #{nodeId}, #{engineContainerId}, #{adoptedAt})
            """)
    void insert(Stored row);

    @Select("SELECT " + COLUMNS
            + " FROM adoption WHERE node_id = #{nodeId} AND engine_container_id = #{engineContainerId}")
    Optional<Stored> find(@Param("nodeId") long nodeId, @Param("engineContainerId") String engineContainerId);

    @Select("""
            <script>
            SELECT
            """ + COLUMNS + """
            FROM adoption
            WHERE container_id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Stored> findAll(@Param("ids") Collection<Long> containerIds);

    @Select("""
            <script>
            SELECT
            """ + COLUMNS + """
            FROM adoption
            WHERE node_id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY container_id
            </script>
            """)
    List<Stored> listOn(@Param("ids") Collection<Long> nodeIds);

    @Delete("""
            <script>
            DELETE FROM adoption
            WHERE node_id = #{nodeId} AND engine_container_id IN
              <foreach collection="engineContainerIds" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    void endAll(@Param("nodeId") long nodeId, @Param("engineContainerIds") Collection<String> engineContainerIds);
}

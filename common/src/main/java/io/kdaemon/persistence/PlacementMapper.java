package io.kdaemon.persistence;

import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface PlacementMapper {

    @Insert("""
            <script>
            INSERT INTO placement (container_id, generation, decided_at, decision) VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.containerId}, #{row.generation}, #{row.decidedAt}, #{row.decision})
            </foreach>
            ON DUPLICATE KEY UPDATE decided_at = VALUES(decided_at), decision = VALUES(decision)
            </script>
            """)
    void saveAll(@Param("rows") List<PlacementRow> rows);

    @Select("SELECT decision FROM placement WHERE container_id = #{containerId} ORDER BY generation DESC LIMIT 1")
    Optional<String> findLatest(long containerId);
}

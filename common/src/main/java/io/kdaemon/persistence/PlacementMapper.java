package io.kdaemon.persistence;

import java.time.Instant;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface PlacementMapper {

    @Insert("""
            INSERT INTO placement (container_id, generation, decided_at, decision)
            VALUES (#{containerId}, #{generation}, #{decidedAt}, #{decision})
            ON DUPLICATE KEY UPDATE decided_at = VALUES(decided_at), decision = VALUES(decision)
            """)
    void save(
            @Param("containerId") long containerId,
            @Param("generation") int generation,
            @Param("decidedAt") Instant decidedAt,
            @Param("decision") String decision);

    @Select("SELECT decision FROM placement WHERE container_id = #{containerId} ORDER BY generation DESC LIMIT 1")
    Optional<String> findLatest(long containerId);
}

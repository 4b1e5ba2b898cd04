package io.kdaemon.persistence;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface HistoryMapper {

    @Select("""
            SELECT gone.id FROM container AS gone
            WHERE gone.removed = TRUE AND gone.updated_at < #{before} AND NOT EXISTS (
              SELECT 1 FROM container_dependency AS link
              JOIN container AS dependant ON dependant.id = link.container_id AND dependant.removed = FALSE
              WHERE link.dependency_id = gone.id)
            ORDER BY gone.id LIMIT #{most} FOR UPDATE SKIP LOCKED
            """)
    List<Long> lockContainers(@Param("before") Instant before, @Param("most") int most);

    /** @param column that names the container */
    @Delete("""
            <script>
            DELETE FROM ${table}
            WHERE ${column} IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    void deleteOf(@Param("table") String table, @Param("column") String column, @Param("ids") List<Long> ids);

    @Select("""
            SELECT id FROM rollout WHERE finished_at < #{before} ORDER BY finished_at, id LIMIT #{most} FOR UPDATE SKIP LOCKED
            """)
    List<Long> lockRollouts(@Param("before") Instant before, @Param("most") int most);

    /** Entries are appended in the course of time: only the oldest by their numbers are looked at, and not the whole table. */
    @Delete("""
            DELETE FROM timeline WHERE happened_at < #{before} AND id <= (
              SELECT MAX(id) FROM (SELECT id FROM timeline ORDER BY id LIMIT #{most}) AS oldest)
            """)
    int deleteTimeline(@Param("before") Instant before, @Param("most") int most);

    @Delete("DELETE FROM job WHERE finished_at < #{before} ORDER BY finished_at LIMIT #{most}")
    int deleteJobs(@Param("before") Instant before, @Param("most") int most);

    /** One statement cannot both join and be limited. */
    @Delete("""
            DELETE FROM placement WHERE (container_id, generation) IN (
              SELECT container_id, generation FROM (
                SELECT placed.container_id, placed.generation FROM placement AS placed
                JOIN container ON container.id = placed.container_id AND placed.generation < container.generation
                WHERE placed.decided_at < #{before} ORDER BY placed.decided_at LIMIT #{most}) AS outlived)
            """)
    int deletePlacements(@Param("before") Instant before, @Param("most") int most);

    @Delete("""
            DELETE FROM notification WHERE id IN (
              SELECT id FROM (
                SELECT told.id FROM notification AS told
                WHERE told.state <> 'PENDING' AND told.created_at < #{before} AND (told.kind = 'RECOVERY' OR EXISTS (
                  SELECT 1 FROM notification AS later WHERE later.incident_key = told.incident_key AND later.id > told.id))
                ORDER BY told.id LIMIT #{most}) AS over_and_done)
            """)
    int deleteNotifications(@Param("before") Instant before, @Param("most") int most);
}

package io.kdaemon.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.ResultMap;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface ReservationMapper {

    String ROW = "io.kdaemon.persistence.ReservationRow";

    String COLUMNS = " container_id, application_id, node_id, cpu_millis, memory_bytes, created_at ";

    @Select("""
            <script>
            SELECT
            """ + COLUMNS + """
            FROM reservation FORCE INDEX (PRIMARY)
            WHERE container_id IN <foreach collection="containerIds" item="id" open="(" separator="," close=")">#{id}</foreach>
              AND standby = #{standby}
            ORDER BY container_id FOR UPDATE
            </script>
            """)
    @ResultMap(ROW)
    List<ReservationRow> lock(@Param("containerIds") List<Long> containerIds, @Param("standby") boolean standby);

    record Room(long nodeId, long cpuMillis, long memoryBytes) {}

    /** What is promised on those of the nodes that are enabled, and not held by others when {@code skipHeld}. */
    @Select("""
            <script>
            SELECT id AS node_id, reserved_cpu_millis AS cpu_millis, reserved_memory_bytes AS memory_bytes
            FROM node FORCE INDEX (PRIMARY)
            WHERE id IN <foreach collection="nodeIds" item="id" open="(" separator="," close=")">#{id}</foreach> AND enabled = TRUE
            ORDER BY id FOR UPDATE <if test="skipHeld">SKIP LOCKED</if>
            </script>
            """)
    List<Room> lockRoom(@Param("nodeIds") Collection<Long> nodeIds, @Param("skipHeld") boolean skipHeld);

    record Presence(long nodeId, long applicationId, int containers) {}

    /** Served by its index alone. */
    @Select("""
            <script>
            SELECT node_id, application_id, COUNT(*) AS containers FROM reservation FORCE INDEX (ix_reservation_node)
            <if test="nodeIds != null">
            WHERE node_id IN <foreach collection="nodeIds" item="id" open="(" separator="," close=")">#{id}</foreach>
            </if>
            GROUP BY node_id, application_id
            </script>
            """)
    List<Presence> residences(@Param("nodeIds") @Nullable Collection<Long> nodeIds);

    /** Begins with the changes: a plan that begins with a small table of nodes would wait for nodes nobody changes here, and deadlock. */
    @Update("""
            <script>
            UPDATE (
            <foreach collection="changes" item="change" separator=" UNION ALL ">
              SELECT #{change.nodeId} AS id, #{change.cpuMillis} AS cpu_millis, #{change.memoryBytes} AS memory_bytes
            </foreach>
            ) AS more STRAIGHT_JOIN node FORCE INDEX (PRIMARY) ON node.id = more.id
            SET node.reserved_cpu_millis = node.reserved_cpu_millis + more.cpu_millis,
              node.reserved_memory_bytes = node.reserved_memory_bytes + more.memory_bytes
            </script>
            """)
    void addReserved(@Param("changes") List<Room> changes);

    @Insert("""
            <script>
            INSERT INTO reservation (container_id, application_id, node_id, cpu_millis, memory_bytes, created_at) VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.containerId}, #{row.applicationId}, #{row.nodeId}, #{row.cpuMillis}, #{row.memoryBytes}, #{row.createdAt})
            </foreach>
            </script>
            """)
    void insertAll(@Param("rows") List<ReservationRow> rows);

    @Delete("""
            <script>
            DELETE FROM reservation
            WHERE container_id IN <foreach collection="containerIds" item="id" open="(" separator="," close=")">#{id}</foreach>
              AND standby = #{standby}
            </script>
            """)
    void delete(@Param("containerIds") List<Long> containerIds, @Param("standby") boolean standby);

    @Update("""
            <script>
            UPDATE reservation SET standby = #{standby}
            WHERE container_id IN <foreach collection="containerIds" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    void mark(@Param("containerIds") List<Long> containerIds, @Param("standby") boolean standby);

    @Select("SELECT " + COLUMNS + " FROM reservation WHERE created_at > #{since} ORDER BY created_at, container_id")
    @ResultMap(ROW)
    List<ReservationRow> listSince(Instant since);
}

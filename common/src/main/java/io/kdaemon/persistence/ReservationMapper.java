package io.kdaemon.persistence;

import io.kdaemon.node.Resources;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ReservationMapper {

    String COLUMNS = " container_id, node_id, cpu_millis, memory_bytes, created_at ";

    @Select("""
            <script>
            SELECT
            """ + COLUMNS + """
            FROM reservation FORCE INDEX (PRIMARY)
            WHERE container_id IN <foreach collection="containerIds" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY container_id FOR UPDATE
            </script>
            """)
    List<ReservationRow> lock(@Param("containerIds") List<Long> containerIds);

    @Update("""
            UPDATE node SET reserved_cpu_millis = reserved_cpu_millis + #{row.cpuMillis},
              reserved_memory_bytes = reserved_memory_bytes + #{row.memoryBytes}
            WHERE id = #{row.nodeId} AND enabled = TRUE
              AND reserved_cpu_millis + #{row.cpuMillis} <= #{limit.cpuMillis}
              AND reserved_memory_bytes + #{row.memoryBytes} <= #{limit.memoryBytes}
            """)
    boolean takeRoom(@Param("row") ReservationRow row, @Param("limit") Resources limit);

    @Update("""
            UPDATE node SET reserved_cpu_millis = reserved_cpu_millis - #{amount.cpuMillis},
              reserved_memory_bytes = reserved_memory_bytes - #{amount.memoryBytes}
            WHERE id = #{nodeId}
            """)
    void giveRoomBack(@Param("nodeId") long nodeId, @Param("amount") Resources amount);

    @Insert("""
            INSERT INTO reservation (container_id, node_id, cpu_millis, memory_bytes, created_at)
            VALUES (#{containerId}, #{nodeId}, #{cpuMillis}, #{memoryBytes}, #{createdAt})
            """)
    void insert(ReservationRow row);

    @Delete("""
            <script>
            DELETE FROM reservation
            WHERE container_id IN <foreach collection="containerIds" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    void delete(@Param("containerIds") List<Long> containerIds);

    @Select("SELECT " + COLUMNS + " FROM reservation WHERE created_at > #{since} ORDER BY created_at, container_id")
    List<ReservationRow> listSince(Instant since);
}

package io.kdaemon.persistence;

import io.kdaemon.node.Resources;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ReservationMapper {

    String COLUMNS = "container_id, node_id, cpu_millis, memory_bytes, created_at";

    @Select("SELECT " + COLUMNS + " FROM reservation WHERE container_id = #{containerId} FOR UPDATE")
    Optional<ReservationRow> lock(long containerId);

    @Update("""
            UPDATE node SET reserved_cpu_millis = reserved_cpu_millis + #{row.cpuMillis},
              reserved_memory_bytes = reserved_memory_bytes + #{row.memoryBytes}
            WHERE id = #{row.nodeId} AND enabled = TRUE
              AND reserved_cpu_millis + #{row.cpuMillis} <= #{limit.cpuMillis}
              AND reserved_memory_bytes + #{row.memoryBytes} <= #{limit.memoryBytes}
            """)
    boolean takeRoom(@Param("row") ReservationRow row, @Param("limit") Resources limit);

    @Update("""
            UPDATE node SET reserved_cpu_millis = reserved_cpu_millis - #{cpuMillis},
              reserved_memory_bytes = reserved_memory_bytes - #{memoryBytes}
            WHERE id = #{nodeId}
            """)
    void giveRoomBack(ReservationRow row);

    @Insert("""
            INSERT INTO reservation (container_id, node_id, cpu_millis, memory_bytes, created_at)
            VALUES (#{containerId}, #{nodeId}, #{cpuMillis}, #{memoryBytes}, #{createdAt})
            """)
    void insert(ReservationRow row);

    @Delete("DELETE FROM reservation WHERE container_id = #{containerId}")
    void delete(long containerId);

    @Select("SELECT " + COLUMNS + " FROM reservation WHERE created_at > #{since} ORDER BY created_at, container_id")
    List<ReservationRow> listSince(Instant since);
}

package io.kdaemon.persistence;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface EngineConditionMapper {

    @Insert("""
            <script>
            INSERT INTO engine_condition
              (node_id, worker, breaker, in_flight, calls_most, commands, error, error_at, told_at)
            VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.nodeId}, #{row.worker}, #{row.breaker}, #{row.inFlight}, #{row.callsMost}, #{row.commands},
               #{row.error}, #{row.errorAt}, #{row.toldAt})
            </foreach>
            ON DUPLICATE KEY UPDATE breaker = VALUES(breaker), in_flight = VALUES(in_flight),
              calls_most = VALUES(calls_most), commands = VALUES(commands), error = VALUES(error),
              error_at = VALUES(error_at), told_at = VALUES(told_at)
            </script>
            """)
    void put(@Param("rows") List<EngineConditionRow> rows);

    @Select("""
            SELECT node_id, worker, breaker, in_flight, calls_most, commands, error, error_at, told_at
            FROM engine_condition WHERE node_id = #{nodeId} AND told_at >= #{since} ORDER BY told_at DESC, worker
            """)
    List<EngineConditionRow> listSince(@Param("nodeId") long nodeId, @Param("since") Instant since);

    @Delete("DELETE FROM engine_condition WHERE told_at < #{time}")
    void purgeBefore(Instant time);
}

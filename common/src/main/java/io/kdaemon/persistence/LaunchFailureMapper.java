package io.kdaemon.persistence;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface LaunchFailureMapper {

    record FailureCount(long nodeId, int failures) {}

    @Insert("""
            <script>
            INSERT INTO launch_failure (node_id, happened_at) VALUES
            <foreach collection="nodeIds" item="id" separator=",">(#{id}, #{at})</foreach>
            </script>
            """)
    void add(@Param("nodeIds") List<Long> nodeIds, @Param("at") Instant at);

    @Select("SELECT node_id, COUNT(*) AS failures FROM launch_failure WHERE happened_at >= #{since} GROUP BY node_id")
    List<FailureCount> countSince(Instant since);

    @Delete("DELETE FROM launch_failure WHERE happened_at < #{time}")
    void purgeBefore(Instant time);
}

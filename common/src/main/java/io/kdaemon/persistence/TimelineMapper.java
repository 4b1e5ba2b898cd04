package io.kdaemon.persistence;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.ResultMap;
import org.apache.ibatis.annotations.Select;

@Mapper
interface TimelineMapper {

    String ROW = "io.kdaemon.persistence.TimelineRow";

    @Insert("""
            <script>
            INSERT INTO timeline (container_id, job_id, happened_at, kind, message, detail) VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.containerId}, #{row.jobId}, #{row.happenedAt}, #{row.kind}, #{row.message}, #{row.detail})
            </foreach>
            </script>
            """)
    void insertAll(@Param("rows") List<TimelineRow> rows);

    @Select("""
            SELECT id, container_id, job_id, happened_at, kind, message, detail FROM timeline
            WHERE container_id = #{containerId} AND id > #{after} ORDER BY id LIMIT #{limit}
            """)
    @ResultMap(ROW)
    List<TimelineRow> list(
            @Param("containerId") long containerId, @Param("after") long after, @Param("limit") int limit);
}

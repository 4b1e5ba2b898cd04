package io.kdaemon.persistence;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface StatisticsMapper {

    @Select("SELECT NULL AS name, COUNT(*) AS count, MIN(created_at) AS oldest FROM outbox")
    CountRow outbox();

    @Select("""
            SELECT kind AS name, COUNT(*) AS count, MIN(created_at) AS oldest FROM job WHERE finished_at IS NULL GROUP BY kind
            """)
    List<CountRow> unfinishedJobs();

    @Select("""
            SELECT observed AS name, COUNT(*) AS count, NULL AS oldest FROM container WHERE removed = FALSE GROUP BY observed
            """)
    List<CountRow> containers();

    @Select("""
            SELECT state AS name, COUNT(*) AS count, MIN(created_at) AS oldest FROM notification
            WHERE state IN ('PENDING', 'FAILED') GROUP BY state
            """)
    List<CountRow> undeliveredNotifications();
}

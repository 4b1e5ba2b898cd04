package io.kdaemon.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface InboxMapper {

    @Insert("""
            <script>
            INSERT INTO inbox (consumer, message_id, deliveries, received_at) VALUES
            <foreach collection="ids" item="id" separator=",">(#{consumer}, #{id}, 1, #{now})</foreach>
            ON DUPLICATE KEY UPDATE deliveries = deliveries + 1
            </script>
            """)
    void deliver(@Param("consumer") String consumer, @Param("ids") Collection<String> ids, @Param("now") Instant now);

    @Select("""
            <script>
            SELECT message_id FROM inbox
            WHERE consumer = #{consumer} AND deliveries = 1
              AND message_id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    Set<String> findDeliveredOnce(@Param("consumer") String consumer, @Param("ids") Collection<String> ids);

    @Delete("DELETE FROM inbox WHERE received_at < #{receivedAt}")
    int purgeBefore(Instant receivedAt);
}

package io.kdaemon.persistence;

import io.kdaemon.messaging.outbox.OutboxEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface OutboxMapper {

    @Insert("""
            <script>
            INSERT INTO outbox (message_id, destination, kind, payload, created_at) VALUES
            <foreach collection="entries" item="entry" separator=",">
              (#{entry.messageId}, #{entry.destination}, #{entry.kind}, #{entry.payload}, #{entry.createdAt})
            </foreach>
            </script>
            """)
    @Options(useGeneratedKeys = true, keyProperty = "keys.value")
    void insertAll(@Param("entries") List<OutboxEntry> entries, @Param("keys") List<GeneratedKey> keys);

    /** By primary key, in whose order the table is short: what has been sent is deleted. */
    @Select("""
            SELECT id, message_id, destination, kind, payload, created_at FROM outbox FORCE INDEX (PRIMARY)
            WHERE created_at <= #{createdAt} ORDER BY id LIMIT #{limit} FOR UPDATE SKIP LOCKED
            """)
    List<OutboxEntry> lockOlderThan(@Param("createdAt") Instant createdAt, @Param("limit") int limit);

    @Delete("""
            <script>
            DELETE FROM outbox
            WHERE id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    void delete(@Param("ids") Collection<Long> ids);

    @Select("SELECT created_at FROM outbox ORDER BY id LIMIT 1")
    Optional<Instant> oldest();
}

package io.kdaemon.persistence;

import io.kdaemon.notification.Notification;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface NotificationMapper {

    String COLUMNS = """
            id, incident_key, kind, subject, body, state, attempts, next_attempt_at, created_at, sent_at, last_error
            """;

    @Insert("""
            INSERT INTO notification (incident_key, kind, subject, body, state, attempts, next_attempt_at, created_at)
            VALUES (#{content.incidentKey}, #{content.kind}, #{content.subject}, #{content.body}, 'PENDING', 0, #{now}, #{now})
            """)
    void insert(@Param("content") Notification.Content content, @Param("now") Instant now);

    /** In the order of its index: a sort would lock everything that is due, not just what is taken. */
    @Select("""
            SELECT id FROM notification FORCE INDEX (ix_notification_due)
            WHERE state = 'PENDING' AND next_attempt_at <= #{now}
            ORDER BY next_attempt_at, id LIMIT #{limit} FOR UPDATE SKIP LOCKED
            """)
    List<Long> lockDue(@Param("now") Instant now, @Param("limit") int limit);

    @Update("""
            <script>
            UPDATE notification SET attempts = attempts + 1, next_attempt_at = #{next}
            WHERE id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    void beginAttempt(@Param("ids") List<Long> ids, @Param("next") Instant next);

    @Select("""
            <script>
            SELECT
            """ + COLUMNS + """
            FROM notification
            WHERE id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY id
            </script>
            """)
    List<NotificationRow> findAll(@Param("ids") List<Long> ids);

    @Select("SELECT kind FROM notification WHERE incident_key = #{incidentKey} ORDER BY id DESC LIMIT 1")
    Optional<Notification.Kind> latestKind(String incidentKey);

    @Select("""
            SELECT n.incident_key, n.kind, n.subject, n.body FROM notification n
            JOIN (SELECT MAX(id) AS id FROM notification WHERE incident_key LIKE CONCAT(#{prefix}, '%') GROUP BY incident_key) latest
              ON latest.id = n.id
            ORDER BY n.id
            """)
    List<Notification.Content> latestOf(String prefix);

    @Update("UPDATE notification SET state = 'SENT', sent_at = #{sentAt}, last_error = NULL WHERE id = #{id}")
    void markSent(@Param("id") long id, @Param("sentAt") Instant sentAt);

    @Update("UPDATE notification SET next_attempt_at = #{at}, last_error = #{error} WHERE id = #{id}")
    void retryAt(@Param("id") long id, @Param("at") Instant at, @Param("error") String error);

    @Update("UPDATE notification SET state = 'FAILED', last_error = #{error} WHERE id = #{id}")
    void markFailed(@Param("id") long id, @Param("error") String error);
}

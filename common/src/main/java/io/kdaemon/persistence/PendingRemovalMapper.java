package io.kdaemon.persistence;

import io.kdaemon.removal.PendingRemoval;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface PendingRemovalMapper {

    @Insert("""
            INSERT INTO pending_removal (subject, id, created_at) VALUES (#{removal.subject}, #{removal.id}, #{now})
            ON DUPLICATE KEY UPDATE subject = VALUES(subject)
            """)
    void add(@Param("removal") PendingRemoval removal, @Param("now") Instant now);

    @Select("SELECT subject, id FROM pending_removal ORDER BY created_at, subject, id LIMIT #{limit}")
    List<PendingRemoval> list(int limit);

    @Delete("DELETE FROM pending_removal WHERE subject = #{subject} AND id = #{id}")
    void delete(PendingRemoval removal);
}

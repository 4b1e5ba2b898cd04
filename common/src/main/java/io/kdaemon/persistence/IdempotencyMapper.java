package io.kdaemon.persistence;

import io.kdaemon.idempotency.IdempotencyRepository.StoredResponse;
import java.time.Instant;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface IdempotencyMapper {

    @Insert("""
            INSERT INTO idempotency_key (idempotency_key, request_hash, created_at) VALUES (#{key}, #{requestHash}, #{now})
            """)
    void insert(@Param("key") String key, @Param("requestHash") String requestHash, @Param("now") Instant now);

    /** Reads what is committed, whatever the isolation: the one that was first has ended by now. */
    @Select("SELECT request_hash, response FROM idempotency_key WHERE idempotency_key = #{key} LOCK IN SHARE MODE")
    Optional<StoredResponse> findCommitted(String key);

    @Update("UPDATE idempotency_key SET response = #{response} WHERE idempotency_key = #{key}")
    void complete(@Param("key") String key, @Param("response") String response);

    @Delete("DELETE FROM idempotency_key WHERE created_at < #{createdAt}")
    int purgeBefore(Instant createdAt);
}

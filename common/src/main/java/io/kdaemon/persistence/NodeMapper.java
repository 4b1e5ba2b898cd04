package io.kdaemon.persistence;

import io.kdaemon.node.Node;
import io.kdaemon.node.NodeStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.ResultMap;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface NodeMapper {

    String ROW = "io.kdaemon.persistence.NodeRow";

    String COLUMNS = """
            id, hostname, user_id, engine_host, engine_port, engine_tls, prometheus_host, prometheus_port, prometheus_instance, advertised_host, labels, enabled, status,
            status_reason, last_seen_at, engine_version, api_version, cores, memory_bytes, storage_driver, operating_system,
            reserved_cpu_millis, reserved_memory_bytes, created_at, updated_at, next_observation_at, version
            """;

    @Insert("""
            INSERT INTO node (hostname, user_id, engine_host, engine_port, engine_tls, prometheus_host, prometheus_port, prometheus_instance, advertised_host, labels, enabled,
              status, status_reason, last_seen_at, engine_version, api_version, cores, memory_bytes, storage_driver,
              operating_system, reserved_cpu_millis, reserved_memory_bytes, created_at, updated_at, next_observation_at, version)
            VALUES (#{row.hostname}, #{row.userId}, #{row.engineHost}, #{row.enginePort}, #{row.engineTls}, #{row.prometheusHost},
              #{row.prometheusPort}, #{row.prometheusInstance}, #{row.advertisedHost}, #{row.labels}, #{row.enabled}, #{row.status}, #{row.statusReason},
              #{row.lastSeenAt}, #{row.engineVersion}, #{row.apiVersion}, #{row.cores}, #{row.memoryBytes},
              #{row.storageDriver}, #{row.operatingSystem}, #{row.reservedCpuMillis}, #{row.reservedMemoryBytes},
              #{row.createdAt}, #{row.updatedAt}, #{row.nextObservationAt}, 0)
            """)
    @Options(useGeneratedKeys = true, keyProperty = "key.value")
    void insert(@Param("row") NodeRow row, @Param("key") GeneratedKey key);

    @Select("SELECT " + COLUMNS + " FROM node WHERE id = #{id}")
    @ResultMap(ROW)
    Optional<NodeRow> find(long id);

    @Select("SELECT " + COLUMNS + " FROM node WHERE hostname = #{hostname}")
    @ResultMap(ROW)
    Optional<NodeRow> findByHostname(String hostname);

    @Select("""
            <script>
            SELECT
            """ + COLUMNS + """
            FROM node
            WHERE id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY id
            </script>
            """)
    @ResultMap(ROW)
    List<NodeRow> findAll(@Param("ids") List<Long> ids);

    @Select("SELECT " + COLUMNS + " FROM node WHERE id > #{after} ORDER BY id LIMIT #{limit}")
    @ResultMap(ROW)
    List<NodeRow> listAfter(@Param("after") long after, @Param("limit") int limit);

    @Select("SELECT " + COLUMNS + " FROM node ORDER BY id")
    @ResultMap(ROW)
    List<NodeRow> listAll();

    @Select("SELECT " + COLUMNS + " FROM node WHERE status = #{status} ORDER BY id")
    @ResultMap(ROW)
    List<NodeRow> listIn(NodeStatus status);

    @Update("""
            UPDATE node SET hostname = #{hostname}, user_id = #{userId}, engine_host = #{engineHost}, engine_port = #{enginePort}, engine_tls = #{engineTls},
              prometheus_host = #{prometheusHost}, prometheus_port = #{prometheusPort}, prometheus_instance = #{prometheusInstance}, advertised_host = #{advertisedHost}, labels = #{labels},
              enabled = #{enabled}, updated_at = #{updatedAt}, version = version + 1
            WHERE id = #{id} AND version = #{version}
            """)
    boolean update(NodeRow row);

    String CONDITION = """
            UPDATE node SET status = #{condition.status}, status_reason = #{condition.reason},
              last_seen_at = #{condition.lastSeenAt}, engine_version = #{condition.facts.engineVersion},
              api_version = #{condition.facts.apiVersion}, cores = #{condition.facts.cores},
              memory_bytes = #{condition.facts.memoryBytes}, storage_driver = #{condition.facts.storageDriver},
              operating_system = #{condition.facts.operatingSystem}
            WHERE id = #{id}
            """;

    @Update(CONDITION + " AND status = #{seen.status} AND last_seen_at <=> #{seen.lastSeenAt}")
    boolean replaceCondition(
            @Param("id") long id, @Param("seen") Node.Condition seen, @Param("condition") Node.Condition condition);

    @Update(CONDITION)
    void updateCondition(@Param("id") long id, @Param("condition") Node.Condition condition);

    @Select("""
            <script>
            SELECT id FROM node FORCE INDEX (PRIMARY)
            WHERE id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach> AND status = #{status}
            ORDER BY id FOR UPDATE SKIP LOCKED
            </script>
            """)
    List<Long> lockFree(@Param("ids") List<Long> ids, @Param("status") NodeStatus status);

    @Update("""
            <script>
            UPDATE node SET last_seen_at = #{at}
            WHERE id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    void touch(@Param("ids") List<Long> ids, @Param("at") Instant at);

    /** The second part of the sealed text, see {@link io.kdaemon.secret.Sealed}. */
    @Select("""
            SELECT DISTINCT SUBSTRING_INDEX(SUBSTRING_INDEX(JSON_UNQUOTE(JSON_EXTRACT(engine_tls, '$.key')), '.', 2), '.', -1)
            FROM node WHERE JSON_TYPE(JSON_EXTRACT(engine_tls, '$.key')) = 'STRING'
            """)
    Set<String> keyIds();

    @Delete("DELETE FROM node WHERE id = #{id}")
    boolean delete(long id);

    /** In the order of its index: a sort would lock every node that is due, not just those that are taken. */
    @Select("SELECT " + COLUMNS + """
            FROM node FORCE INDEX (ix_node_due)
            WHERE next_observation_at <= #{now}
            ORDER BY next_observation_at, id LIMIT #{limit} FOR UPDATE SKIP LOCKED
            """)
    @ResultMap(ROW)
    List<NodeRow> lockDue(@Param("now") Instant now, @Param("limit") int limit);

    @Update("""
            <script>
            UPDATE node SET next_observation_at = #{at}
            WHERE id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    void scheduleObservation(@Param("ids") List<Long> ids, @Param("at") Instant at);
}

package io.kdaemon.persistence;

import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.ResultMap;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ApplicationMapper {

    String ROW = "io.kdaemon.persistence.ApplicationRow";

    String COLUMNS = """
            id, name, user_id, image, ports, environment, dependencies, placement_constraints, run_options, memory_bytes, cpu_millis,
            enabled, created_at, updated_at, version
            """;

    @Insert("""
            INSERT INTO application (name, user_id, image, ports, environment, dependencies, placement_constraints, run_options,
              memory_bytes, cpu_millis, enabled, created_at, updated_at, version)
            VALUES (#{row.name}, #{row.userId}, #{row.image}, #{row.ports}, #{row.environment}, #{row.dependencies},
              #{row.placementConstraints}, #{row.runOptions}, #{row.memoryBytes}, #{row.cpuMillis}, #{row.enabled},
              #{row.createdAt}, #{row.updatedAt}, 0)
            """)
    @Options(useGeneratedKeys = true, keyProperty = "key.value")
    void insert(@Param("row") ApplicationRow row, @Param("key") GeneratedKey key);

    @Select("SELECT " + COLUMNS + " FROM application WHERE id = #{id}")
    @ResultMap(ROW)
    Optional<ApplicationRow> find(long id);

    @Select("SELECT " + COLUMNS + " FROM application WHERE name = #{name}")
    @ResultMap(ROW)
    Optional<ApplicationRow> findByName(String name);

    @Select("""
            <script>
            SELECT
            """ + COLUMNS + """
            FROM application
            WHERE id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY id
            </script>
            """)
    @ResultMap(ROW)
    List<ApplicationRow> findAll(@Param("ids") List<Long> ids);

    @Select("SELECT " + COLUMNS + """
            FROM application WHERE ports REGEXP '"hostPort":[0-9]' OR run_options LIKE '%"mode":"host"%' ORDER BY id
            """)
    @ResultMap(ROW)
    List<ApplicationRow> findWithFixedPorts();

    @Select("""
            SELECT DISTINCT JSON_EXTRACT(run_options, '$.secretEnvironment') FROM application
            WHERE run_options LIKE '%"secretEnvironment"%' AND JSON_EXTRACT(run_options, '$.secretEnvironment') IS NOT NULL
            """)
    List<String> secretEnvironments();

    @Select("SELECT " + COLUMNS + " FROM application WHERE id > #{after} ORDER BY id LIMIT #{limit}")
    @ResultMap(ROW)
    List<ApplicationRow> listAfter(@Param("after") long after, @Param("limit") int limit);

    @Update("""
            UPDATE application SET name = #{name}, user_id = #{userId}, image = #{image}, ports = #{ports},
              environment = #{environment}, dependencies = #{dependencies},
              placement_constraints = #{placementConstraints}, run_options = #{runOptions}, memory_bytes = #{memoryBytes}, cpu_millis = #{cpuMillis},
              enabled = #{enabled}, updated_at = #{updatedAt}, version = version + 1
            WHERE id = #{id} AND version = #{version}
            """)
    boolean update(ApplicationRow row);

    /** With what is known of its use. */
    @Delete("""
            DELETE application, application_usage FROM application
            LEFT JOIN application_usage ON application_usage.application_id = application.id
            WHERE application.id = #{id}
            """)
    boolean delete(long id);
}

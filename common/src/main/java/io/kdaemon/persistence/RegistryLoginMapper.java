package io.kdaemon.persistence;

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
interface RegistryLoginMapper {

    String ROW = "io.kdaemon.persistence.RegistryLoginRow";

    String COLUMNS = " id, host, username, password, created_at, updated_at, version ";

    @Insert("""
            INSERT INTO registry_login (host, username, password, created_at, updated_at, version)
            VALUES (#{row.host}, #{row.username}, #{row.password}, #{row.createdAt}, #{row.updatedAt}, 0)
            """)
    @Options(useGeneratedKeys = true, keyProperty = "key.value")
    void insert(@Param("row") RegistryLoginRow row, @Param("key") GeneratedKey key);

    @Select("SELECT " + COLUMNS + " FROM registry_login WHERE id = #{id}")
    @ResultMap(ROW)
    Optional<RegistryLoginRow> find(long id);

    @Select("""
            <script>
            SELECT
            """ + COLUMNS + """
            FROM registry_login
            WHERE host IN <foreach collection="hosts" item="host" open="(" separator="," close=")">#{host}</foreach>
            </script>
            """)
    @ResultMap(ROW)
    List<RegistryLoginRow> findAll(@Param("hosts") List<String> hosts);

    @Select("SELECT " + COLUMNS + " FROM registry_login WHERE id > #{after} ORDER BY id LIMIT #{limit}")
    @ResultMap(ROW)
    List<RegistryLoginRow> listAfter(@Param("after") long after, @Param("limit") int limit);

    @Update("""
            UPDATE registry_login SET host = #{host}, username = #{username}, password = #{password},
              updated_at = #{updatedAt}, version = version + 1
            WHERE id = #{id} AND version = #{version}
            """)
    boolean update(RegistryLoginRow row);

    @Delete("DELETE FROM registry_login WHERE id = #{id}")
    boolean delete(long id);

    @Select("SELECT DISTINCT SUBSTRING_INDEX(SUBSTRING_INDEX(password, '.', 2), '.', -1) FROM registry_login")
    Set<String> keyIds();
}

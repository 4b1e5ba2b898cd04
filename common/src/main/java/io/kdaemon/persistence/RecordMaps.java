package io.kdaemon.persistence;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.ibatis.mapping.ResultFlag;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.mapping.ResultMapping;
import org.apache.ibatis.session.Configuration;

/**
 * Tells MyBatis once which column becomes which component of a record. Left to itself it compares all names of both, for every row: a fifth of
 * a scheduler's and a watcher's CPU time when they read a thousand nodes.
 */
final class RecordMaps {

    private RecordMaps() {}

    /** A map that has the record's full name as its id. */
    @SafeVarargs
    static void register(Configuration configuration, Class<? extends Record>... rows) {
        Stream.of(rows).map(row -> map(configuration, row)).forEach(configuration::addResultMap);
    }

    private static ResultMap map(Configuration configuration, Class<? extends Record> row) {
        List<ResultMapping> mappings = Arrays.stream(row.getRecordComponents())
                .map(component -> mapping(configuration, component))
                .toList();
        return new ResultMap.Builder(configuration, row.getName(), row, mappings, false).build();
    }

    private static ResultMapping mapping(Configuration configuration, RecordComponent component) {
        String column = component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        return new ResultMapping.Builder(configuration, null, column, component.getType())
                .flags(List.of(ResultFlag.CONSTRUCTOR))
                .build();
    }
}

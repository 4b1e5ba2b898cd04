package io.kdaemon.dockerworker.engine.adapter.docker;

import io.kdaemon.dockerworker.engine.LogQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link LogQuery} as engines understand it. */
final class LogRequest {

    private LogRequest() {}

    static String path(String reference, LogQuery query) {
        List<String> parameters = new ArrayList<>();
        addFlag(parameters, "follow", query.follow());
        addFlag(parameters, "stdout", query.stdout());
        addFlag(parameters, "stderr", query.stderr());
        addFlag(parameters, "timestamps", query.timestamps());
        if (query.tail() != null) {
            parameters.add("tail=" + query.tail());
        }
        addMoment(parameters, "since", query.range().since());
        addMoment(parameters, "until", query.range().until());
        return "/containers/%s/logs?%s".formatted(reference, String.join("&", parameters));
    }

    private static void addFlag(List<String> parameters, String name, boolean value) {
        parameters.add(name + "=" + (value ? 1 : 0));
    }

    private static void addMoment(List<String> parameters, String name, @Nullable Instant moment) {
        if (moment != null) {
            parameters.add("%s=%d.%09d".formatted(name, moment.getEpochSecond(), moment.getNano()));
        }
    }
}

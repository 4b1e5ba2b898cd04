package io.kdaemon.gateway.stream;

import io.kdaemon.gateway.web.QueryParameters;
import io.kdaemon.messaging.contract.ReadLogs;
import io.kdaemon.messaging.contract.StreamTarget;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What part of a container's output is asked for.
 *
 * @param tail null for all
 */
record LogOptions(
        boolean follow,
        @Nullable Integer tail,
        @Nullable Instant since,
        @Nullable Instant until,
        boolean timestamps,
        Sources sources) {

    private static final Set<String> KNOWN =
            Set.of("follow", "tail", "since", "until", "timestamps", "stdout", "stderr");
    private static final int MOST_LINES = 1_000_000;
    private static final long ALL = -1;

    record Sources(boolean stdout, boolean stderr) {}

    /** @param now what {@code since=10m} counts from */
    static LogOptions of(HttpServletRequest request, Instant now) {
        QueryParameters query = QueryParameters.only(request, KNOWN);
        long tail =
                query.text("tail").filter("all"::equals).isPresent() ? ALL : query.number("tail", 0, MOST_LINES, ALL);
        Sources sources = new Sources(
                query.flag("stdout").orElse(true), query.flag("stderr").orElse(true));
        if (!sources.stdout() && !sources.stderr()) {
            query.refuse("stderr", "stdout and stderr are both false, expected one of them at least");
        }
        LogOptions options = new LogOptions(
                query.flag("follow").orElse(false),
                tail == ALL ? null : Math.toIntExact(tail),
                query.moment("since", now).orElse(null),
                query.moment("until", now).orElse(null),
                query.flag("timestamps").orElse(false),
                sources);
        query.verify();
        return options;
    }

    /** @param withTimes also when the client did not ask for them */
    ReadLogs request(StreamTarget target, boolean withTimes) {
        return new ReadLogs(
                target, follow, tail, since, until, timestamps || withTimes, sources.stdout(), sources.stderr());
    }
}

package io.kdaemon.bench.simulator;

import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** One call, without the API version that clients may put before the path. */
record EngineRequest(String method, String path, List<String> segments, QueryStringDecoder query, byte[] body) {

    private static final Pattern VERSION = Pattern.compile("^/v\\d+\\.\\d+(?=/)");

    static EngineRequest of(FullHttpRequest request) {
        QueryStringDecoder query = new QueryStringDecoder(request.uri());
        String path = query.path();
        String plain = path.startsWith("/v") ? VERSION.matcher(path).replaceFirst("") : path;
        return new EngineRequest(
                request.method().name(),
                plain,
                List.of(plain.split("/")),
                query,
                ByteBufUtil.getBytes(request.content()));
    }

    String route() {
        return method + " " + path;
    }

    /** Of the path: 1 is what kind of thing it is, 2 which one, 3 what is to be done with it. */
    String segment(int position) {
        return position < segments.size() ? segments.get(position) : "";
    }

    String parameter(String name) {
        return first(query, name);
    }

    /** Of a form in the body. */
    String formField(String name) {
        return first(new QueryStringDecoder(new String(body, StandardCharsets.UTF_8), false), name);
    }

    private static String first(QueryStringDecoder parameters, String name) {
        return parameters.parameters().getOrDefault(name, List.of("")).getFirst();
    }
}

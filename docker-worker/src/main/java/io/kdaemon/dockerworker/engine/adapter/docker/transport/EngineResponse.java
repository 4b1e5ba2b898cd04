package io.kdaemon.dockerworker.engine.adapter.docker.transport;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.NameValuePair;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an engine answers. Its connection is kept when the answer was read to its end, and closed with the answer otherwise. */
record EngineResponse(HttpUriRequestBase request, ClassicHttpResponse response, long mostBytes) implements Response {

    private static final Logger LOG = LoggerFactory.getLogger(EngineResponse.class);

    @Override
    public int getStatusCode() {
        return response.getCode();
    }

    @Override
    public Map<String, List<String>> getHeaders() {
        return Arrays.stream(response.getHeaders())
                .collect(Collectors.groupingBy(
                        NameValuePair::getName, Collectors.mapping(Header::getValue, Collectors.toList())));
    }

    @Override
    public InputStream getBody() {
        HttpEntity entity = response.getEntity();
        try {
            return entity == null ? InputStream.nullInputStream() : new BoundedBody(entity.getContent(), mostBytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The request first: to close an answer that goes on for ever would mean to read it to its end. */
    @Override
    public void close() {
        request.abort();
        try {
            response.close();
        } catch (IOException e) {
            LOG.debug("closing an answer failed: {}", e.toString());
        }
    }
}

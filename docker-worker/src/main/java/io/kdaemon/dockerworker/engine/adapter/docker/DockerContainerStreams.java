package io.kdaemon.dockerworker.engine.adapter.docker;

import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.kdaemon.dockerworker.engine.ContainerStreams;
import io.kdaemon.dockerworker.engine.EngineOutput;
import io.kdaemon.dockerworker.engine.LogQuery;
import java.time.Duration;

/**
 * Streams of one engine. docker-java's own way takes a platform thread for each and reads on whether or not somebody takes what it has read; here
 * whoever wants more reads by himself.
 */
final class DockerContainerStreams implements ContainerStreams {

    private final EngineConnection connection;
    private final Duration limit;

    /** @param limit until an answer begins */
    DockerContainerStreams(EngineConnection connection, Duration limit) {
        this.connection = connection;
        this.limit = limit;
    }

    @Override
    public EngineOutput logs(String reference, LogQuery query) {
        boolean tty = hasTerminal(reference);
        Response response = open(Request.builder()
                .method(Request.Method.GET)
                .path(LogRequest.path(reference, query))
                .build());
        return tty
                ? ContainerOutput.raw(connection, response, response.getBody())
                : ContainerOutput.multiplexed(connection, response, response.getBody());
    }

    private boolean hasTerminal(String reference) {
        ContainerConfig config = connection
                .call(limit, connection.client().inspectContainerCmd(reference)::exec)
                .getConfig();
        return config != null && Boolean.TRUE.equals(config.getTty());
    }

    private Response open(Request request) {
        return connection.call(limit, () -> {
            Response response = connection.sessions().execute(request);
            try {
                EngineAnswers.requireSuccess(response);
                return response;
            } catch (Exception e) {
                response.close();
                throw e;
            }
        });
    }
}

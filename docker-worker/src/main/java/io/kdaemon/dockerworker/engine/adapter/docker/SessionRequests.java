package io.kdaemon.dockerworker.engine.adapter.docker;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.kdaemon.dockerworker.engine.adapter.docker.transport.Takeover;
import java.io.IOException;
import java.time.Duration;

/**
 * Requests whose answers last.
 *
 * @param limit until an answer begins
 */
record SessionRequests(EngineConnection connection, Duration limit) {

    /** Whoever gets the answer closes it. */
    Response open(Request request) {
        return connection.call(limit, () -> {
            Response response = connection.sessions().execute(request);
            try {
                EngineAnswers.requireSuccess(response);
                return response;
            } catch (IOException | RuntimeException e) {
                response.close();
                throw e;
            }
        });
    }

    /** Whoever gets the connection closes it. */
    Takeover takeOver(Request request) {
        return connection.call(limit, () -> {
            Takeover takeover = connection.sessions().takeOver(request);
            try {
                EngineAnswers.requireSuccess(takeover.response());
                takeover.requireSocket();
                return takeover;
            } catch (IOException | RuntimeException e) {
                takeover.close();
                throw e;
            }
        });
    }

    /** Lasts as long as the request's body does, on the caller's own thread. */
    void send(Request request) {
        try (Response response = connection.sessions().execute(request)) {
            EngineAnswers.requireSuccess(response);
        } catch (IOException | RuntimeException e) {
            throw connection.calls().explain(connection.failures(), e);
        }
    }
}

package io.kdaemon.dockerworker.engine.adapter.docker;

import com.github.dockerjava.api.model.WaitResponse;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.dockerworker.engine.adapter.docker.JsonLines.Next;
import java.time.Duration;

/** Lets the engine itself tell when a removal is done. */
record RemovalWait(EngineConnection connection, Duration answerLimit) {

    /** @return false when the engine has not said so within {@code limit} */
    boolean await(String reference, Duration limit) {
        Request request = Request.builder()
                .method(Request.Method.POST)
                .path("/containers/%s/wait?condition=removed".formatted(reference))
                .build();
        try (JsonLines<WaitResponse> lines = JsonLines.open(connection, request, WaitResponse.class, answerLimit)) {
            return lines.next(limit) instanceof Next.Line<WaitResponse>;
        } catch (EngineException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return true;
            }
            throw e;
        }
    }
}

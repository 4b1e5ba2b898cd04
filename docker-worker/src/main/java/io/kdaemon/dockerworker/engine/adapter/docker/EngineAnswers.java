package io.kdaemon.dockerworker.engine.adapter.docker;

import com.github.dockerjava.api.exception.BadRequestException;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The statuses of answers that docker-java's commands have not looked at for us. */
final class EngineAnswers {

    private static final int FIRST_ERROR = 300;
    private static final int MOST_BYTES = 64 * 1024;

    private EngineAnswers() {}

    static void requireSuccess(Response response) throws IOException {
        int status = response.getStatusCode();
        if (status < FIRST_ERROR) {
            return;
        }
        String body = new String(response.getBody().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        throw switch (status) {
            case 400 -> new BadRequestException(body);
            case 404 -> new NotFoundException(body);
            case 409 -> new ConflictException(body);
            default -> new DockerException(body, status);
        };
    }
}

package io.kdaemon.dockerworker.engine.adapter.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.ExecCreateCmd;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import io.kdaemon.dockerworker.engine.CommandPlan;
import java.nio.charset.StandardCharsets;

/** A {@link CommandPlan} as engines understand it. */
final class ExecRequest {

    private ExecRequest() {}

    /** @return the engine's id of what is to be started */
    static String create(DockerClient client, String reference, CommandPlan plan) {
        ExecCreateCmd request = client.execCreateCmd(reference)
                .withCmd(plan.command().toArray(String[]::new))
                .withEnv(plan.environment())
                .withAttachStdin(plan.input())
                .withAttachStdout(true)
                .withAttachStderr(true)
                .withTty(plan.terminal());
        if (plan.user() != null) {
            request.withUser(plan.user());
        }
        if (plan.workingDir() != null) {
            request.withWorkingDir(plan.workingDir());
        }
        return request.exec().getId();
    }

    static Request start(String execId, CommandPlan plan) {
        return Request.builder()
                .method(Request.Method.POST)
                .path("/exec/%s/start".formatted(execId))
                .putHeader("Content-Type", "application/json")
                .bodyBytes("{\"Detach\":false,\"Tty\":%b}"
                        .formatted(plan.terminal())
                        .getBytes(StandardCharsets.UTF_8))
                .build();
    }
}

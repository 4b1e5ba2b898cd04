package io.kdaemon.gateway.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ObservedState;
import io.kdaemon.gateway.testing.ApiClient;
import io.kdaemon.gateway.testing.ApiClient.Answer;
import io.kdaemon.gateway.testing.ApiTest;
import io.kdaemon.messaging.MessageCodec;
import io.kdaemon.messaging.contract.CommandLine;
import io.kdaemon.messaging.contract.RunCommand;
import io.kdaemon.messaging.stream.FrameKind;
import io.kdaemon.secret.SecretBox;
import io.kdaemon.testing.messaging.MessageSamples;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class ExecTest {

    @LocalServerPort
    private int port;

    @Autowired
    private FakeDockerWorker worker;

    @Autowired
    private SecretBox box;

    @Autowired
    private MessageCodec codec;

    private ApiClient api;

    @BeforeEach
    void start() {
        api = new ApiClient(port);
    }

    @Test
    void shouldSendACommandAndItsVariablesSealed(CapturedOutput output) {
        // given
        ContainerInstance container = worker.container(ObservedState.RUNNING);
        CompletableFuture<Answer> answer = exec(container, """
                {"cmd":["mysql","-phunter2"],"env":{"TOKEN":"t0ps3cret"},"user":"web"}""");

        // when
        FakeDockerWorker.Taken taken = worker.take(container);
        taken.stream().opened();
        taken.stream().send(FrameKind.STDOUT, "done\n".getBytes(UTF_8));
        taken.stream().end("0");

        // then
        RunCommand request = (RunCommand) taken.request();
        assertThat(request.line(box))
                .isEqualTo(new CommandLine(List.of("mysql", "-phunter2"), List.of("TOKEN=t0ps3cret")));
        assertThat(codec.encode(MessageSamples.of(request))).doesNotContain("mysql", "hunter2", "TOKEN", "t0ps3cret");
        assertThat(answer.join().at("stdout").asString()).isEqualTo("done\n");
        assertThat(output.toString()).doesNotContain("hunter2", "t0ps3cret");
    }

    @Test
    void shouldRefuseWordsThatNoProgramCanBeGiven() {
        // given
        ContainerInstance container = worker.container(ObservedState.RUNNING);

        // when
        Answer posted = exec(container, "{\"cmd\":[\"sh\",\"a\\u0000b\"]}").join();
        Answer queried = api.get("/0.0/containers/%d/exec?cmd=sh&cmd=a%%00b"
                .formatted(container.id().value()));

        // then
        assertThat(posted.status()).isEqualTo(400);
        assertThat(queried.status()).isEqualTo(400);
        assertThat(queried.json().path("errors").findValuesAsString("field")).containsExactly("cmd");
    }

    private CompletableFuture<Answer> exec(ContainerInstance container, String body) {
        return CompletableFuture.supplyAsync(
                () -> api.post("/0.0/containers/" + container.id().value() + "/exec", body),
                task -> Thread.ofVirtual().start(task));
    }
}

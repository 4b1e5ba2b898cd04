package io.kdaemon.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kdaemon.testing.api.Api;
import io.kdaemon.testing.engine.DockerNodes;
import io.kdaemon.testing.engine.WebImage;
import io.kdaemon.testing.process.Command;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Streams to a container on a real engine, from the API to the engine and back. */
class StreamIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @AutoClose
    private static final DockerNodes NODES = DockerNodes.start(1);

    @AutoClose
    private static final Platform PLATFORM = Platform.start(Map.of(
            "KDAEMON_GATEWAY_CONTAINERSTREAMS_HEARTBEAT", "500ms", "KDAEMON_GATEWAY_CONTAINERSTREAMS_FILES", "2MB"));

    private static final Api API = PLATFORM.api();
    private static long container;
    private static String engineId;

    @BeforeAll
    static void launch() {
        WebImage.loadInto(NODES);
        API.awaitNode(API.addNode("streams", NODES.node(0).address()), "READY");
        container = API.launch("streamed", API.addApplication("web", WebImage.NAME));
        engineId = API.awaitContainer(container, "RUNNING").path("container_id").asString();
    }

    @Test
    void shouldTellBothStreamsApartAndFollowThemInOrder() {
        // given
        try (LineReader follower = LineReader.open(API, path("logs?follow=true&tail=0"), "application/x-ndjson")) {
            // when
            print("first", 1);
            print("second", 2);
            print("third", 1);

            // then
            await().atMost(LIMIT).until(() -> follower.lines().size() >= 3);
            assertThat(follower.lines())
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .contains("\"stream\":\"stdout\"", "\"line\":\"first\"", "\"time\":\"20"),
                            line -> assertThat(line).contains("\"stream\":\"stderr\"", "\"line\":\"second\""),
                            line -> assertThat(line).contains("\"stream\":\"stdout\"", "\"line\":\"third\""));
            assertThat(openStreams()).isEqualTo(2);
        }
        await().atMost(LIMIT).until(() -> openStreams() == 0);
    }

    @Test
    void shouldFreeTheEngineWhenAFollowerOfTextVanishesWhileNothingIsPrinted() {
        // given
        LineReader follower = LineReader.open(API, path("logs?follow=true&tail=0"), "text/plain");
        await().atMost(LIMIT).until(() -> openStreams() == 2);

        // when
        follower.close();

        // then
        await().atMost(LIMIT).until(() -> openStreams() == 0);
    }

    @Test
    void shouldAnswerTheLastLinesOrThoseSinceAMomentAsText() {
        // given
        print("older", 1);
        String between = NODES.node(0).docker("exec", engineId, "busybox", "date", "-u", "+%Y-%m-%dT%H:%M:%SZ");
        await().pollDelay(Duration.ofMillis(1100)).until(() -> true);
        print("newer", 1);
        print("aside", 2);

        // when
        String last = API.get(path("logs?tail=2")).raw().body();
        String since = API.get(path("logs?since=" + between)).raw().body();
        String onlyErrors =
                API.get(path("logs?stdout=false&tail=1&timestamps=true")).raw().body();

        // then
        assertThat(last.lines()).containsExactlyInAnyOrder("newer", "aside");
        assertThat(since).contains("newer", "aside");
        assertThat(onlyErrors).matches("20\\S+Z aside\n");
    }

    @ParameterizedTest
    @CsvSource({
        "'[\"sh\",\"-c\",\"echo out; echo err >&2\"]', 0",
        "'[\"sh\",\"-c\",\"exit 3\"]', 3",
        "'[\"/www\"]', 126",
        "'[\"nothing\"]', 127"
    })
    void shouldRunACommandToItsEndAndTellItsExitCode(String command, int exitCode) {
        // when
        Api.Answer answer = API.post(path("exec"), "{\"cmd\":%s}".formatted(command));

        // then
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        assertThat(answer.json().path("exit_code").asInt()).isEqualTo(exitCode);
        if (exitCode == 0) {
            assertThat(answer.json().path("stdout").asString()).isEqualTo("out\n");
            assertThat(answer.json().path("stderr").asString()).isEqualTo("err\n");
            assertThat(answer.json().path("truncated").asBoolean()).isFalse();
        }
    }

    @Test
    void shouldGiveACommandItsVariablesItsUserAndItsFolderAndNoMoreTimeThanItMayHave() {
        // when
        Api.Answer answer = API.post(path("exec"), """
                {"cmd":["sh","-c","echo $A $(pwd) $(busybox id -u)"],"env":{"A":"b c"},"user":"1000","working_dir":"/tmp"}""");
        Api.Answer late = API.post(path("exec"), "{\"cmd\":[\"sh\",\"-c\",\"echo begun; sleep 20\"],\"timeout\":2}");
        Api.Answer much = API.post(path("exec"), "{\"cmd\":[\"busybox\",\"seq\",\"300000\"]}");

        // then
        assertThat(answer.json().path("stdout").asString()).isEqualTo("b c /tmp 1000\n");
        assertThat(late.json().path("timed_out").asBoolean()).isTrue();
        assertThat(late.json().path("exit_code").isNull()).isTrue();
        assertThat(late.json().path("stdout").asString()).isEqualTo("begun\n");
        assertThat(much.json().path("truncated").asBoolean()).isTrue();
        assertThat(much.json().path("exit_code").asInt(-1)).isZero();
        assertThat(much.json().path("stdout").asString()).hasSize(1024 * 1024);
    }

    @Test
    void shouldTalkToAShellWithATerminalOfTheSizeThatIsAskedFor() {
        // given
        try (Terminal terminal = Terminal.open(API.base(), path("exec?cmd=sh&tty=true&columns=100&rows=30"))) {
            // when
            terminal.type("busybox stty size\n");
            await().atMost(LIMIT).until(() -> terminal.printed().contains("30 100"));
            terminal.control("{\"type\":\"resize\",\"columns\":120,\"rows\":40}");

            // then
            await().atMost(LIMIT).pollInterval(Duration.ofSeconds(1)).until(() -> {
                terminal.type("busybox stty size\n");
                return terminal.printed().contains("40 120");
            });
            terminal.type("exit 5\n");
            assertThat(terminal.lastWords())
                    .succeedsWithin(LIMIT)
                    .asString()
                    .contains("\"type\":\"exit\"", "\"exit_code\":5");
        }
    }

    @Test
    void shouldPassInputThroughACommandWithoutATerminal() {
        // given
        try (Terminal terminal = Terminal.open(API.base(), path("exec?cmd=cat&tty=false"))) {
            // when
            terminal.type("passed through");
            terminal.control("{\"type\":\"end_of_input\"}");

            // then
            assertThat(terminal.lastWords()).succeedsWithin(LIMIT).asString().contains("\"exit_code\":0");
            assertThat(terminal.printed()).isEqualTo("passed through");
        }
    }

    @Test
    void shouldLeaveNoShellBehindWhenThePersonVanishes() {
        // given
        Terminal terminal = Terminal.open(API.base(), path("exec?cmd=sh"));
        terminal.type("echo mark-$((40+2)); sleep 7777\n");
        await().atMost(LIMIT).until(() -> terminal.printed().contains("mark-42"));
        assertThat(API.get(path("top")).raw().body()).contains("sleep 7777");

        // when
        terminal.close();

        // then
        await().atMost(LIMIT).until(() -> openStreams() == 0);
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(NODES.node(0).docker("top", engineId)).doesNotContain("sleep 7777"));
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(NODES.node(0)
                                .docker("top", engineId)
                                .lines()
                                .filter(process -> process.endsWith(" sh")))
                        .isEmpty());
    }

    @Test
    void shouldShowWhatItUsesOnceOrAsItGoes() {
        // when
        JsonNode once = API.get(path("stats")).json();

        // then
        assertThat(once.path("memory_bytes").asLong()).isPositive();
        assertThat(once.path("memory_limit_bytes").asLong()).isPositive();
        assertThat(once.path("processes").asLong()).isPositive();
        try (LineReader samples = LineReader.open(API, path("stats?stream=true"), "text/event-stream")) {
            await().atMost(LIMIT)
                    .until(() -> samples.lines().stream()
                                    .filter(line -> line.startsWith("data:{\"at\""))
                                    .count()
                            >= 2);
        }
        JsonNode top = API.get(path("top")).json();
        assertThat(top.path("titles").toString()).contains("PID");
        assertThat(top.path("processes").toString()).contains("httpd");
    }

    @Test
    void shouldCopyFilesInAndOutUpToTheLimit() throws Exception {
        // given
        Path folder = Files.createTempDirectory(Path.of("target"), "copy");
        Files.writeString(folder.resolve("note.txt"), "copied");
        Path archive = folder.resolve("in.tar");
        Command.of("tar", "-C", folder.toString(), "-cf", archive.toString(), "note.txt")
                .run();

        // when
        int in = API.send("PUT", path("files?path=/tmp"), archive).statusCode();
        Path out = folder.resolve("out.tar");
        try (InputStream body =
                API.open(path("files?path=/tmp/note.txt"), "*/*").body()) {
            Files.copy(body, out);
        }

        // then
        assertThat(in).isEqualTo(204);
        assertThat(Command.of("tar", "-xOf", out.toString(), "note.txt").run()).isEqualTo("copied");
        NODES.node(0).docker("exec", engineId, "busybox", "truncate", "-s", "3M", "/tmp/large");
        assertThat(API.get(path("files?path=/tmp/large")).status()).isEqualTo(413);
        assertThat(API.get(path("files?path=/tmp/large")).json().path("detail").asString())
                .contains("limit of 2097152");
        Path large = Files.write(folder.resolve("large.tar"), new byte[3 << 20]);
        assertThat(API.send("PUT", path("files?path=/tmp"), large).statusCode()).isEqualTo(413);
        assertThat(API.get(path("files?path=/nowhere")).status()).isEqualTo(404);
        assertThat(API.send("PUT", path("files?path=/nowhere"), archive).statusCode())
                .isEqualTo(404);
    }

    @Test
    void shouldNameWhatIsWrongWithARequest() {
        assertThat(API.post(path("exec"), "{\"cmd\":\"ls\",\"timeout\":0,\"usr\":1}")
                        .json()
                        .path("errors")
                        .findValuesAsString("field"))
                .containsExactlyInAnyOrder("cmd", "timeout", "usr");
        assertThat(API.get(path("exec?cmd=sh")).status()).isEqualTo(400);
        assertThat(API.get(path("files?path=relative")).status()).isEqualTo(400);
        assertThat(API.get("/0.0/containers/nobody/top").status()).isEqualTo(404);
        await().atMost(LIMIT).until(() -> openStreams() == 0);
    }

    private static String path(String rest) {
        return "/0.0/containers/" + container + "/" + rest;
    }

    private static void print(String text, int descriptor) {
        NODES.node(0).docker("exec", engineId, "sh", "-c", "echo %s >/proc/1/fd/%d".formatted(text, descriptor));
    }

    /** Of the gateway and of the docker-worker. */
    private static double openStreams() {
        return API.get("/actuator/prometheus")
                .raw()
                .body()
                .lines()
                .filter(line -> line.startsWith("kdaemon_streams{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}

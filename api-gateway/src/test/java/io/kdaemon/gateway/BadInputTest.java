package io.kdaemon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.gateway.testing.ApiClient;
import io.kdaemon.gateway.testing.ApiClient.Answer;
import io.kdaemon.gateway.testing.ApiTest;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Whatever is sent: a problem that names field, value and expectation, never a fault of ours, never a stack trace. */
@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class BadInputTest {

    private static final String NODE = "/0.0/node/create";
    private static final String APPLICATION = "/0.0/application/create";
    private static final String CONTAINER = "/0.0/container/create";

    /** A request and what its refusal has to say. An empty field: the problem is not about one. */
    record Row(String method, String path, String body, int status, String field, String words) {
        static Row post(String path, String body, String field, String words) {
            return new Row("POST", path, body, 400, field, words);
        }

        static Row get(String path, int status, String field, String words) {
            return new Row("GET", path, null, status, field, words);
        }

        static Row node(String fields, String field, String words) {
            return post(
                    NODE,
                    "{\"hostname\":\"bad\",\"d_ipaddr\":\"10.9.9.9\",\"d_port\":2375," + fields + "}",
                    field,
                    words);
        }

        static Row application(String fields, String field, String words) {
            return post(APPLICATION, "{\"name\":\"bad\",\"docker_image\":\"ghost\"," + fields + "}", field, words);
        }
    }

    static final List<Row> ROWS = List.of(
            // ports
            Row.application("\"exposed_ports\":\"8080:80,8080:81\"", "exposed_ports", "each port once"),
            Row.application("\"exposed_ports\":[{\"port\":80,\"host\":1}]", "exposed_ports", "host_port"),
            Row.application("\"exposed_ports\":\"70000:80\"", "exposed_ports", "'70000:80'"),
            Row.application("\"exposed_ports\":80,\"network_mode\":\"none\"", "network_mode", "no port"),
            // labels and constraints
            Row.node("\"labels\":{\"-zone\":\"a\"}", "labels", "at most 64 labels"),
            Row.node("\"labels\":[\"zone\"]", "labels", "key=value"),
            Row.application("\"constraints\":\"zone\"", "constraints", "expected an object"),
            Row.application("\"constraints\":{\"zone\":\"a\"}", "constraints.zone", "set of constraints has no field"),
            Row.application("\"constraints\":{\"labels\":\"zone = a\"}", "constraints.labels", "'zone == a'"),
            Row.application("\"constraints\":{\"labels\":\"rack in\"}", "constraints.labels", "rack in r1,r2"),
            Row.application("\"constraints\":{\"hostname_in\":\"a_b\"}", "constraints.hostname_in", "a host name"),
            Row.application("\"constraints\":{\"distinct_hosts\":1}", "constraints.distinct_hosts", "true or false"),
            Row.application("\"constraints\":{\"spread_by\":\"a b\"}", "constraints.spread_by", "key of a node label"),
            Row.application(
                    "\"constraints\":{\"not_with\":\"nobody\"}", "constraints.not_with", "no application 'nobody'"),
            Row.application("\"constraints\":{\"same_node_as\":\"bad\"}", "constraints.same_node_as", "itself"),
            // not JSON, or no object
            Row.post(NODE, "", "", "empty"),
            Row.post(NODE, "{", "body", "line 1, column 2"),
            Row.post(NODE, "{\n  \"hostname\": oops\n}", "body", "line 2"),
            Row.post(NODE, "{\"hostname\":\"a\",}", "body", "not JSON"),
            Row.post(NODE, "{\"hostname\":\"a\"} {}", "body", "not JSON"),
            Row.post(NODE, "{\"hostname\":\"a\",\"hostname\":\"b\"}", "body", "hostname"),
            Row.post(NODE, "[]", "body", "array"),
            Row.post(NODE, "\"text\"", "body", "string"),
            Row.post(NODE, "null", "body", "null"),
            Row.post(NODE, "{\"a\":" + "[".repeat(2000) + "]".repeat(2000) + "}", "body", "not JSON"),
            // nodes
            Row.post(NODE, "{}", "hostname", "missing"),
            Row.post(NODE, "{}", "d_ipaddr", "missing"),
            Row.post(NODE, "{\"hostname\":null,\"d_ipaddr\":\"a\",\"d_port\":1}", "hostname", "missing"),
            Row.post(NODE, "{\"hostname\":\"a b\",\"d_ipaddr\":\"a\",\"d_port\":1}", "hostname", "'a b'"),
            Row.post(NODE, "{\"hostname\":\"17\",\"d_ipaddr\":\"a\",\"d_port\":1}", "hostname", "not only digits"),
            Row.post(
                    NODE, "{\"hostname\":5,\"d_ipaddr\":\"a\",\"d_port\":1}", "hostname", "is 5, expected a host name"),
            Row.post(NODE, "{\"hostname\":\"a\",\"d_ipaddr\":\"10.0.0.256\",\"d_port\":1}", "d_ipaddr", "IPv4"),
            Row.post(NODE, "{\"hostname\":\"a\",\"d_ipaddr\":\"fe80::zz\",\"d_port\":1}", "d_ipaddr", "fe80::zz"),
            Row.post(
                    NODE,
                    "{\"hostname\":\"a\",\"d_ipaddr\":\"tcp://h:2375\",\"d_port\":1}",
                    "d_ipaddr",
                    "without port"),
            Row.post(NODE, "{\"hostname\":\"a\",\"d_ipaddr\":\"unix://relative\"}", "d_ipaddr", "absolute path"),
            Row.post(
                    NODE,
                    "{\"hostname\":\"a\",\"d_ipaddr\":\"/var/run/docker.sock\",\"d_port\":\"2375\"}",
                    "d_port",
                    "no port"),
            Row.post(NODE, "{\"hostname\":\"a\",\"d_ipaddr\":\"10.0.0.1\"}", "d_port", "missing"),
            Row.post(NODE, "{\"hostname\":\"a\",\"d_ipaddr\":\"10.0.0.1\",\"d_port\":0}", "d_port", "from 1 to 65535"),
            Row.post(NODE, "{\"hostname\":\"a\",\"d_ipaddr\":\"10.0.0.1\",\"d_port\":\"65536\"}", "d_port", "'65536'"),
            Row.post(NODE, "{\"hostname\":\"a\",\"d_ipaddr\":\"10.0.0.1\",\"d_port\":23.75}", "d_port", "23.75"),
            Row.post(NODE, "{\"hostname\":\"a\",\"d_ipaddr\":\"10.0.0.1\",\"d_port\":true}", "d_port", "is true"),
            Row.node("\"p_ipaddr\":\"10.0.0.1\"", "p_port", "belong together"),
            Row.node("\"p_port\":\"9090\"", "p_ipaddr", "belong together"),
            Row.node("\"p_ipaddr\":\"x_y!\",\"p_port\":1", "p_ipaddr", "DNS name"),
            Row.node("\"advertise_ipaddr\":\"not a host\"", "advertise_ipaddr", "DNS name"),
            Row.node("\"is_enabled\":\"yes\"", "is_enabled", "'yes', expected true or false"),
            Row.node("\"user_id\":-1", "user_id", "0 or above"),
            Row.node("\"hostnam\":\"x\"", "hostnam", "Did you mean 'hostname'?"),
            Row.node("\"zzz\":1", "zzz", "Known are: user_id, hostname"),
            Row.node("\"status\":\"READY\"", "status", "kDaemon decides"),
            // applications
            Row.post(APPLICATION, "{\"docker_image\":\"ghost\"}", "name", "missing"),
            Row.post(APPLICATION, "{\"name\":\"a\"}", "docker_image", "missing"),
            Row.post(APPLICATION, "{\"name\":\"create\",\"docker_image\":\"ghost\"}", "name", "create, update, delete"),
            Row.post(
                    APPLICATION, "{\"name\":\"" + "a".repeat(64) + "\",\"docker_image\":\"ghost\"}", "name", "1 to 63"),
            Row.post(APPLICATION, "{\"name\":\"a\",\"docker_image\":\"Ghost:\"}", "docker_image", "lower case"),
            Row.application("\"exposed_ports\":\"80,99999\"", "exposed_ports", "'99999'"),
            Row.application("\"exposed_ports\":\"80/sctp\"", "exposed_ports", "80/sctp"),
            Row.application("\"exposed_ports\":{\"a\":1}", "exposed_ports", "objects of port, protocol"),
            Row.application("\"exposed_ports\":[80,null]", "exposed_ports", "a text, a number"),
            Row.application("\"memory\":\"lots\"", "memory", "k, m or g"),
            Row.application("\"memory\":\"1m\"", "memory", "from 6m"),
            Row.application("\"memory\":99999999999999999999", "memory", "1024t"),
            Row.application("\"cpus\":0", "cpus", "0.01 to 1024"),
            Row.application("\"cpus\":-1", "cpus", "0.01 to 1024"),
            Row.application("\"cpus\":1e999", "cpus", "0.01 to 1024"),
            Row.application("\"environment\":\"A=b\"", "environment", "an object"),
            Row.application("\"environment\":[\"novalue\"]", "environment", "NAME=value"),
            Row.application("\"environment\":{\"A\":{}}", "environment", "'A'"),
            Row.application("\"environment\":{\"A=B\":\"c\"}", "environment", "no '='"),
            Row.application("\"dependencies\":\"nobody-knows-it\"", "dependencies", "no application 'nobody-knows-it'"),
            Row.application("\"dependencies\":[999999]", "dependencies", "'999999'"),
            Row.application("\"dependencies\":\"bad\"", "dependencies", "bad -> bad"),
            Row.application("\"isenabled\":1", "isenabled", "true or false"),
            Row.application("\"isenabled\":true,\"is_enabled\":false", "isenabled", "contradict"),
            // containers
            Row.post(CONTAINER, "{\"name\":\"c\"}", "application_id", "missing"),
            Row.post(
                    CONTAINER,
                    "{\"name\":\"c\",\"application_id\":999999}",
                    "application_id",
                    "no application '999999'"),
            Row.post(
                    CONTAINER,
                    "{\"name\":\"c\",\"application\":\"nobody\"}",
                    "application_id",
                    "no application 'nobody'"),
            Row.post(CONTAINER, "{\"name\":\"c\",\"application_id\":1.5}", "application_id", "number or the name"),
            Row.post(
                    CONTAINER,
                    "{\"name\":\"c\",\"application_id\":1,\"application\":\"a\"}",
                    "application",
                    "one of them"),
            Row.post(CONTAINER, "{\"name\":\"../etc\",\"application_id\":1}", "name", "../etc"),
            Row.post(CONTAINER, "{\"application_id\":1,\"count\":0}", "count", "from 1 to 1000"),
            Row.post(CONTAINER, "{\"application_id\":1,\"count\":1001}", "count", "from 1 to 1000"),
            Row.post(CONTAINER, "{\"application_id\":1,\"count\":\"3\"}", "count", "from 1 to 1000"),
            Row.post(CONTAINER, "{\"application_id\":1,\"node_id\":1}", "node_id", "kDaemon decides"),
            // who is meant
            new Row("PUT", "/0.0/nodes/update", "{\"hostname\":\"a\"}", 400, "id", "missing"),
            new Row("DELETE", "/0.0/containers/delete", null, 400, "id", "?id="),
            new Row("DELETE", "/0.0/nodes/1?id=2", null, 400, "id", "1 in one place and 2 in another"),
            new Row("DELETE", "/0.0/nodes/1?force=perhaps", null, 400, "force", "perhaps"),
            // lists
            Row.get("/0.0/containers?limit=0", 400, "limit", "from 1 to 1000"),
            Row.get("/0.0/containers?limit=x", 400, "limit", "'x'"),
            Row.get("/0.0/containers?after=-1", 400, "after", "0 or above"),
            Row.get("/0.0/containers?status=RUNING", 400, "status", "RUNNING"),
            Row.get("/0.0/nodes?hostnme=a", 400, "hostnme", "Did you mean 'hostname'?"),
            // unknown things
            Row.get("/0.0/nodes/999999", 404, "", "no node '999999'"),
            Row.get("/0.0/nodes/99999999999999999999", 404, "", "no node"),
            Row.get("/0.0/applications/nobody", 404, "", "no application 'nobody'"),
            Row.get("/0.0/containers/nobody/placement", 404, "", "no container 'nobody'"),
            Row.get("/0.0/jobs/abc", 404, "", "no job 'abc'"),
            Row.get("/0.0/nodes/a%00b", 400, "", "request"),
            Row.get("/0.0/nodes/a%2Fb", 400, "", "request"),
            Row.get("/0.0/nothing", 404, "", "no path /0.0/nothing"),
            Row.get("/9.9/nodes", 404, "", "no path /9.9/nodes"),
            new Row("DELETE", "/0.0/nodes", null, 405, "", "expected GET, POST"),
            new Row("POST", "/0.0/jobs/1", "{}", 405, "", "expected DELETE, GET"));

    @LocalServerPort
    private int port;

    private ApiClient api;

    @BeforeEach
    void connect() {
        api = new ApiClient(port);
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void shouldNameWhatIsWrong(Row row, CapturedOutput log) {
        // when
        Answer answer = api.send(row.method(), row.path(), row.body());

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(row.status());
        if (!row.words().isEmpty()) {
            assertIsProblem(answer, row.status());
            assertThat(answer.text()).contains(row.words());
        }
        if (!row.field().isEmpty()) {
            assertThat(fields(answer)).contains(row.field());
        }
        assertThat(answer.text()).doesNotContain("Exception", "\tat ", "REDACTED");
        assertThat(log.getAll()).doesNotContain("\tat ");
    }

    @Test
    void shouldRefuseWhenTheBodyIsNotDeclaredAsJson() {
        // when
        Answer form = api.post(NODE, "hostname=a", "Content-Type", "application/x-www-form-urlencoded");
        Answer text = api.post(NODE, "{}", "Content-Type", "text/plain");
        Answer nonsense = api.post(NODE, "{}", "Content-Type", "???");
        Answer vendor = api.post(NODE, "{}", "Content-Type", "application/vnd.acme+json; charset=utf-8");

        // then
        assertIsProblem(form, 415);
        assertThat(form.at("detail").asString())
                .contains("application/x-www-form-urlencoded", "expected application/json");
        assertIsProblem(text, 415);
        assertIsProblem(nonsense, 415);
        assertThat(vendor.status()).isEqualTo(400);
    }

    @Test
    void shouldRefuseWhenTheBodyIsTooLarge() {
        // when
        Answer megabyte = api.post(NODE, "{\"hostname\":\"" + "x".repeat(1 << 20) + "\"}");

        // then
        assertIsProblem(megabyte, 413);
        assertThat(megabyte.at("detail").asString()).contains("256 KiB");
    }

    @Test
    void shouldTellEverythingThatIsWrongAtOnce() {
        // when
        Answer answer = api.post(NODE, """
                {"hostname":"a b","d_ipaddr":"10.0.0.1","d_port":"x","p_port":0,"colour":"red"}""");

        // then
        assertThat(fields(answer)).containsExactlyInAnyOrder("hostname", "d_port", "p_port", "colour");
    }

    @Test
    void shouldRefuseWhenNothingOfWhatIsAcceptedCanBeAnswered() {
        assertIsProblem(api.send("GET", "/0.0/nodes", null, "Accept", "image/png"), 406);
    }

    private static void assertIsProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.at("status").asInt()).isEqualTo(status);
        assertThat(answer.at("type").asString()).startsWith("urn:kdaemon:problem:");
        assertThat(answer.at("request_id").asString())
                .isEqualTo(answer.header("X-Request-Id").orElseThrow());
        assertThat(answer.at("errors").isArray()).isTrue();
    }

    private static Stream<String> streamOf(JsonNode errors) {
        return StreamSupport.stream(errors.spliterator(), false)
                .map(error -> error.path("field").asString());
    }

    private static List<String> fields(Answer answer) {
        return streamOf(answer.at("errors")).toList();
    }
}

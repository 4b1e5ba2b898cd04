package io.kdaemon.gateway.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.gateway.testing.ApiClient;
import io.kdaemon.gateway.testing.ApiClient.Answer;
import io.kdaemon.gateway.testing.ApiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class ApplicationsTest {

    @LocalServerPort
    private int port;

    private ApiClient api;

    @BeforeEach
    void connect() {
        api = new ApiClient(port);
    }

    @Test
    void shouldKeepEverythingThatIsSent() {
        // when
        Answer answer = api.post("/0.0/applications", """
                {"name":"complete","docker_image":"registry.example.com:5000/team/app:1.2","user_id":"7",
                 "exposed_ports":[80,"443/udp"],"memory":"256m","cpus":0.5,"is_enabled":false,
                 "environment":{"LIST":"a,b=c","N":1,"EMPTY":""}}""");

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.header("Location").orElseThrow()).startsWith("/0.0/applications/");
        assertThat(answer.at("exposed_ports").asString()).isEqualTo("80,443/udp");
        assertThat(answer.at("memory").asLong()).isEqualTo(256L << 20);
        assertThat(answer.at("cpus").asDouble()).isEqualTo(0.5);
        assertThat(answer.at("is_enabled").asBoolean()).isFalse();
        assertThat(answer.at("user_id").asLong()).isEqualTo(7);
        assertThat(answer.at("environment").toString()).isEqualTo("{\"EMPTY\":\"\",\"LIST\":\"a,b=c\",\"N\":\"1\"}");
        assertThat(api.get("/0.0/applications/complete").json()).isEqualTo(answer.json());
    }

    @ParameterizedTest
    @ValueSource(strings = {"isenabled", "is_enabled"})
    void shouldKeepBothSpellingsOfEnabled(String field) {
        // when
        Answer answer = api.post("/0.0/application/create", """
                {"name":"spelt-%s","docker_image":"ghost","%s":false}""".formatted(field, field));

        // then
        assertThat(answer.at("is_enabled").asBoolean()).isFalse();
    }

    @Test
    void shouldKeepFixedPortsAndTheirNames() {
        // when
        Answer answer = api.post("/0.0/applications", """
                {"name":"fixed","docker_image":"ghost","exposed_ports":["53/udp",{"port":80,"host_port":8080,"name":"http"}]}""");
        Answer kept = api.put("/0.0/applications/fixed", answer.text());

        // then
        assertThat(answer.at("exposed_ports").asString()).as(answer.text()).isEqualTo("53/udp,8080:80");
        assertThat(answer.at("ports").get(1).toString())
                .isEqualTo("{\"port\":80,\"protocol\":\"tcp\",\"host_port\":8080,\"name\":\"http\"}");
        assertThat(kept.at("ports")).isEqualTo(answer.at("ports"));
    }

    @Test
    void shouldResolveDependenciesByNameAndNumber() {
        // given
        long first = add("dep-a", "\"\"");
        add("dep-b", "\"dep-a\"");

        // when
        add("dep-c", "[%d, \"dep-b\"]".formatted(first));

        // then
        assertThat(api.get("/0.0/applications/dep-c").at("dependencies").asString())
                .isEqualTo("dep-a,dep-b");
    }

    @Test
    void shouldShowConstraintsAsTheyMayBeSent() {
        // given
        add("quiet", "\"\"");

        // when
        Answer answer = api.post("/0.0/applications", """
                {"name":"constrained","docker_image":"ghost","constraints":{
                 "labels":["zone == a","disk!=hdd","rack in (r1, r2)"],"hostname_in":"node-a,node-b",
                 "hostname_not_in":["node-c"],"distinct_hosts":true,"not_with":"quiet","spread_by":"zone"}}""");

        // then
        assertThat(answer.at("constraints").toString()).isEqualTo("""
                {"labels":["zone == a","disk != hdd","rack in r1,r2"],"hostname_in":["node-a","node-b"],\
                "hostname_not_in":["node-c"],"distinct_hosts":true,"not_with":["quiet"],"spread_by":"zone"}""");
        assertThat(api.put("/0.0/applications/constrained", answer.text()).at("constraints"))
                .isEqualTo(answer.at("constraints"));
        assertThat(api.patch("/0.0/applications/constrained", "{\"constraints\":null}")
                        .at("constraints")
                        .toString())
                .isEqualTo("{}");
    }

    @Test
    void shouldFollowWhenAnApplicationInConstraintsIsRenamedAndRefuseToRemoveIt() {
        // given
        add("neighbour", "\"\"");
        api.post(
                "/0.0/applications",
                "{\"name\":\"apart\",\"docker_image\":\"ghost\",\"constraints\":{\"not_with\":\"neighbour\"}}");

        // when
        api.patch("/0.0/applications/neighbour", "{\"name\":\"renamed-neighbour\"}");

        // then
        assertThat(api.get("/0.0/applications/apart").at("constraints").toString())
                .isEqualTo("{\"not_with\":[\"renamed-neighbour\"]}");
        assertThat(api.delete("/0.0/applications/renamed-neighbour").status()).isEqualTo(409);
        assertThat(api.delete("/0.0/applications/renamed-neighbour?force=true").status())
                .isEqualTo(200);
        assertThat(api.get("/0.0/applications/apart").at("constraints").toString())
                .isEqualTo("{}");
    }

    @Test
    void shouldRefuseACircleAndShowItsPath() {
        // given
        add("circle-a", "\"\"");
        add("circle-b", "\"circle-a\"");
        add("circle-c", "\"circle-b\"");

        // when
        Answer answer = api.patch("/0.0/applications/circle-a", "{\"dependencies\":\"circle-c\"}");

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("circle-a -> circle-c -> circle-b -> circle-a");
    }

    @Test
    void shouldFollowARenameInDependants() {
        // given
        add("old-name", "\"\"");
        add("dependant", "\"old-name\"");

        // when
        Answer renamed = api.put("/0.0/applications/update", """
                {"id":"old-name","name":"new-name"}""");

        // then
        assertThat(renamed.status()).as(renamed.text()).isEqualTo(200);
        assertThat(api.get("/0.0/applications/dependant").at("dependencies").asString())
                .isEqualTo("new-name");
    }

    @Test
    void shouldRefuseToRemoveWhatOthersDependOnUnlessForced() {
        // given
        add("needed", "\"\"");
        add("needing", "\"needed\"");

        // when
        Answer refused = api.delete("/0.0/applications/needed");
        Answer forced = api.delete("/0.0/applications/needed?force=true");

        // then
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("detail").asString()).contains("needing");
        assertThat(forced.status()).isEqualTo(200);
        assertThat(api.get("/0.0/applications/needing").at("dependencies").asString())
                .isEmpty();
    }

    @Test
    void shouldConflictWhenTheNameIsTaken() {
        // given
        add("twice", "\"\"");

        // when
        Answer answer = api.post("/0.0/applications", """
                {"name":"twice","docker_image":"ghost"}""");

        // then
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().at("/errors/0/value").asString()).isEqualTo("twice");
    }

    @Test
    void shouldClearLimitsWhenNull() {
        // given
        api.post("/0.0/applications", """
                {"name":"limited","docker_image":"ghost","memory":"64m","cpus":"2"}""");

        // when
        Answer answer = api.patch("/0.0/applications/limited", """
                {"memory":null,"cpus":null,"exposed_ports":"","environment":["A=b=c,d"]}""");

        // then
        assertThat(answer.at("memory").isNull()).isTrue();
        assertThat(answer.at("cpus").isNull()).isTrue();
        assertThat(answer.json().at("/environment/A").asString()).isEqualTo("b=c,d");
    }

    private long add(String name, String dependencies) {
        Answer answer = api.post("/0.0/applications", """
                {"name":"%s","docker_image":"ghost","dependencies":%s}""".formatted(name, dependencies));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.at("id").asLong();
    }
}

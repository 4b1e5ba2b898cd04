package io.kdaemon.gateway.application.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kdaemon.gateway.application.compose.ComposeFile.Choice;
import io.kdaemon.gateway.application.compose.Translation.Note;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComposeFileTest {

    @Test
    void shouldPutServicesAfterThoseTheyDependOn() {
        // when
        ComposeFile file = read("""
                name: shop
                services:
                  web: {image: web, depends_on: {api: {condition: service_healthy}}}
                  api: {image: api, depends_on: [db]}
                  db: {image: db}
                """);

        // then
        assertThat(file.services())
                .extracting(Translation::application)
                .containsExactly("shop-db", "shop-api", "shop-web");
        assertThat(file.services().get(2).definition().get("dependencies").toString())
                .isEqualTo("[\"shop-api\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{db: {condition: service_healthy}, cache: {}}|",
                "{db: {restart: true}, cache: {restart: true}}|",
                "{db: {restart: false}, cache: {restart: false}}|ignore",
                "{db: {restart: false}, cache: {}}|",
            })
    void shouldFollowDependenciesUnlessTheFileSaysOfAllOfThemThatItIsNotWanted(
            String dependencies, @Nullable String choice) {
        // when
        ComposeFile file = read("services: {web: {image: web, depends_on: %s}, db: {image: db}, cache: {image: cache}}"
                .formatted(dependencies));

        // then
        assertThat(file.services()
                        .getLast()
                        .definition()
                        .path("on_dependency_moved")
                        .asString(null))
                .isEqualTo(choice);
    }

    @Test
    void shouldSayWhenNotAllDependenciesAreFollowed() {
        // when
        ComposeFile file = read("""
                services:
                  web: {image: web, depends_on: {db: {restart: true}, cache: {restart: false}}}
                  db: {image: db}
                  cache: {image: cache}
                """);

        // then
        assertThat(file.services().getLast().unsupported())
                .extracting(Note::key)
                .containsExactly("depends_on.cache.restart");
    }

    @Test
    void shouldReadScalarsAsComposeDoes() {
        // when
        Translation service = only("""
                services:
                  a:
                    image: web
                    restart: no
                    ports: [22:22, "8080-8081:80-81", 127.0.0.1:9000:90/udp, {target: 70, published: "7000"}]
                    mem_limit: 64m
                    labels: {on: yes, version: 1.10}
                """);

        // then
        assertThat(service.definition().get("exposed_ports").toString())
                .isEqualTo("[\"22:22\",\"8080:80\",\"8081:81\",\"9000:90/udp\",\"7000:70/tcp\"]");
        assertThat(service.definition().get("labels").get("on").asString()).isEqualTo("yes");
        assertThat(service.unsupported()).extracting(Note::key).containsExactly("ports");
        assertThat(service.definition().get("restart").asString()).isEqualTo("no");
    }

    @Test
    void shouldSayWhyAKeyIsNotTaken() {
        // when
        Translation service = only("""
                x-common: &common {user: web}
                services:
                  a: {<<: *common, image: web, build: ., networks: [front], deploy: {replicas: 3, resources: {limits: {cpus: '0.5', memory: 64M}}}}
                networks: {front: {}}
                """);

        // then
        assertThat(service.taken())
                .containsExactly("deploy.resources.limits.cpus", "deploy.resources.limits.memory", "image", "user");
        assertThat(service.unsupported())
                .extracting(Note::key)
                .containsExactlyInAnyOrder("build", "networks", "deploy.replicas");
        assertThat(service.unsupported())
                .allSatisfy(note -> assertThat(note.reason()).isNotBlank());
    }

    @Test
    void shouldMakeConstraintsOfPlacement() {
        // when
        Translation service = only("""
                services:
                  a:
                    image: web
                    deploy:
                      placement:
                        constraints: [node.labels.zone==a, "node.labels.disk != hdd", node.hostname == n1, node.hostname!=n2, node.role == manager]
                        preferences: [{spread: node.labels.rack}, {spread: node.labels.room}]
                        max_replicas_per_node: 1
                """);

        // then
        assertThat(service.definition().get("constraints").toString())
                .isEqualTo("{\"labels\":[\"zone == a\",\"disk != hdd\"],\"hostname_in\":[\"n1\"],"
                        + "\"hostname_not_in\":[\"n2\"],\"spread_by\":\"rack\",\"distinct_hosts\":true}");
        assertThat(service.taken()).containsExactly("deploy.placement", "image");
        assertThat(service.unsupported())
                .extracting(Note::key)
                .containsExactly("deploy.placement.constraints", "deploy.placement.preferences");
    }

    @Test
    void shouldLeaveOutPlacementThatHasNoMeaningHere() {
        // when
        Translation service = only("""
                services: {a: {image: web, deploy: {placement: {constraints: [engine.labels.x == y], max_replicas_per_node: 2}}}}
                """);

        // then
        assertThat(service.definition().has("constraints")).isFalse();
        assertThat(service.unsupported())
                .extracting(Note::key)
                .containsExactly("deploy.placement.constraints", "deploy.placement.max_replicas_per_node");
    }

    @Test
    void shouldKeepVolumesOfTwoFilesApart() {
        // when
        Translation service = only("""
                name: shop
                services:
                  a: {image: web, volumes: ["data:/d:ro,z", "kept:/k", {type: volume, source: given, target: /g, volume: {nocopy: true}}]}
                volumes: {data: , kept: {external: true}, given: {name: mine}}
                """);

        // then
        assertThat(service.definition().get("volumes").toString())
                .isEqualTo(
                        "[\"shop-data:/d:ro\",\"kept:/k\",{\"type\":\"volume\",\"source\":\"mine\",\"target\":\"/g\"}]");
        assertThat(service.unsupported()).extracting(Note::key).containsExactly("volumes", "volumes.volume");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${TAG}|1.2",
                "$TAG-x|1.2-x",
                "${NONE:-a b}|a b",
                "${NONE-x}|x",
                "${EMPTY:-x}|x",
                "${TAG:+set}|set",
                "$$TAG|$TAG",
                "${NONE:-${EMPTY:-${TAG}}-x}|1.2-x",
                "${TAG:+<$TAG>}|<1.2>",
                "${TAG}{}|1.2{}",
                "$ 5|$ 5"
            })
    void shouldFillInVariables(String text, String filled) {
        // when
        ComposeFile file = ComposeFile.read(
                "services: {a: {image: web, user: '" + text + "'}}",
                new Choice(Map.of("TAG", "1.2", "EMPTY", ""), null, Set.of()));

        // then
        assertThat(file.services().getFirst().definition().get("user").asString())
                .isEqualTo(filled);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "services: {a: {image: '${TAG}'}}|compose.services.a.image needs the variable TAG",
                "services: {a: {image: '${TAG:?say it}'}}|needs the variable TAG",
                "services: {a: {image: '${NONE:-${TAG}}'}}|needs the variable TAG",
                "services: {a: {image: '${TAG'}}|compose.services.a.image has a variable without its closing brace",
                "services: {a: {image: x, depends_on: [b]}, b: {image: x, profiles: [dev]}}|only for a profile",
                "services: []|compose has no services",
                "a text|expected a mapping",
                "services: {a: [|it is not YAML at line 1",
                "services: {a: {image: x}, a: {image: y}}|duplicate key",
                "services: {a: text}|services.a is no mapping",
                "services: {a: {depends_on: [b]}, b: {depends_on: [a]}}|circle: a -> b -> a",
                "services: {a: {depends_on: [b]}}|which the file does not have",
                "services: {a: {image: !!java.net.URL [\"http://localhost\"]}}|it is not YAML",
            })
    void shouldSayWhatIsWrongWithTheFile(String text, String words) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource({"'', a", "dev, 'a,b'", "'dev,test', 'a,b,c'", "*, 'a,b,c'"})
    void shouldImportServicesOfTheProfilesThatAreChosen(String profiles, String imported) {
        // when
        ComposeFile file = ComposeFile.read("""
                services: {a: {image: x}, b: {image: x, profiles: [dev]}, c: {image: x, profiles: [test]}}
                """, new Choice(Map.of(), null, Set.of(profiles.split(","))));

        // then
        assertThat(file.services()).extracting(Translation::service).containsExactlyInAnyOrder(imported.split(","));
        assertThat(file.unsupported()).hasSize(3 - imported.split(",").length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[A=1, KNOWN, NONE]|[\"A=1\",\"KNOWN=here\"]",
                "{A: 1, KNOWN: , NONE: }|{\"A\":1,\"KNOWN\":\"here\"}"
            })
    void shouldTakeVariablesWithoutAValueFromThoseThatCameWithTheFile(String environment, String taken) {
        // when
        ComposeFile file = ComposeFile.read(
                "services: {a: {image: x, environment: " + environment + "}}",
                new Choice(Map.of("KNOWN", "here"), null, Set.of()));

        // then
        Translation service = file.services().getFirst();
        assertThat(service.definition().get("environment").toString()).isEqualTo(taken);
        assertThat(service.unsupported()).extracting(Note::key).containsExactly("environment.NONE");
    }

    @Test
    void shouldNotGrowWithoutBounds() {
        // given
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            laughs.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1)));
        }

        // when // then
        assertThatThrownBy(() -> read(laughs + "services: {a: {image: web}}"))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageContaining("compose cannot be read");
        assertThatThrownBy(() -> read("services: &s {a: {image: web, labels: *s}}"))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageContaining("compose cannot be read");
        assertThatThrownBy(() -> read("services: {a: {image: '" + "${A:-".repeat(5000) + "}".repeat(5000) + "'}}"))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageContaining("more than 16 deep");
        assertThatThrownBy(() -> read("a: ".repeat(1) + "[".repeat(500) + "]".repeat(500)))
                .isInstanceOf(RequestRefusedException.class);
    }

    private static ComposeFile read(String text) {
        return ComposeFile.read(text, new Choice(Map.of(), null, Set.of()));
    }

    private static Translation only(String text) {
        return read(text).services().getFirst();
    }
}

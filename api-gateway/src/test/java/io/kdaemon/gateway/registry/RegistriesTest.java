package io.kdaemon.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.gateway.testing.ApiClient;
import io.kdaemon.gateway.testing.ApiClient.Answer;
import io.kdaemon.gateway.testing.ApiTest;
import io.kdaemon.registry.RegistryHost;
import io.kdaemon.registry.RegistryLogin;
import io.kdaemon.registry.RegistryLoginRepository;
import io.kdaemon.secret.Secret;
import io.kdaemon.secret.SecretBox;
import io.kdaemon.secret.SecretPurpose;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class RegistriesTest {

    private static final String PATH = "/0.0/registries";

    @LocalServerPort
    private int port;

    @Autowired
    private RegistryLoginRepository logins;

    @Autowired
    private SecretBox secrets;

    private ApiClient api;

    @BeforeEach
    void connect() {
        api = new ApiClient(port);
    }

    @Test
    void shouldKeepThePasswordSealedAndNeverShowIt() {
        // when
        Answer added = add("https://Kept.Example.com:5000/", "renée", "sword\\nfish");

        // then
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(added.at("host").asString()).isEqualTo("kept.example.com:5000");
        assertThat(added.header("Location")).contains("/0.0/registries/" + added.at("id"));
        for (Answer answer : List.of(
                added, api.get(PATH), api.get(PATH + "/" + added.at("id")), api.get(PATH + "/kept.example.com:5000"))) {
            assertThat(answer.text()).contains("renée").doesNotContain("fish", "kd1.", "password");
        }
        assertThat(password("kept.example.com:5000")).isEqualTo("sword\nfish");
    }

    @Test
    void shouldKnowDockerHubByAllOfItsNames() {
        // given
        long id = add("https://index.docker.io/v1/", "hub", "x").at("id").asLong();

        // when
        Answer again = add("docker.io", "hub", "y");

        // then
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("docker.io");
        assertThat(api.get(PATH + "/registry-1.docker.io").at("id").asLong()).isEqualTo(id);
        assertThat(api.get(PATH + "?host=index.docker.io").json().size()).isEqualTo(1);
        assertThat(api.delete(PATH + "/docker.io").status()).isEqualTo(200);
    }

    @Test
    void shouldKeepThePasswordWhenWhatWasReadIsSentBack() {
        // given
        String id = add("same.example.com", "kdaemon", "swordfish").at("id").asString();

        // when
        Answer answer = api.put(PATH + "/" + id, api.get(PATH + "/" + id).text());

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(password("same.example.com")).isEqualTo("swordfish");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"host\":\"evil.example.com\"}",
                "{\"username\":\"other\"}",
                "{\"host\":\"evil.example.com\",\"password\":\"\"}"
            })
    void shouldNotHandThePasswordToAnotherHostOrUser(String change) {
        // given
        if (logins.findByHost(new RegistryHost("bound.example.com")).isEmpty()) {
            add("bound.example.com", "kdaemon", "swordfish");
        }

        // when
        Answer answer = api.patch(PATH + "/bound.example.com", change);

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("password");
        assertThat(answer.text()).contains("belongs to kdaemon at bound.example.com only");
    }

    @ParameterizedTest
    @CsvSource({"PUT, /update?id=", "PATCH, /update?id=", "PUT, /", "PATCH, /"})
    void shouldChangeAndRemoveUnderEveryName(String method, String path) {
        // given
        String id = add("alias.example.com", "old", "old").at("id").asString();

        // when
        Answer changed = api.send(method, PATH + path + id, "{\"username\":\"new\",\"password\":\"new\"}");
        Answer removed = api.send("DELETE", PATH + "/delete", "{\"id\":" + id + "}");

        // then
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.at("username").asString()).isEqualTo("new");
        assertThat(removed.status()).as(removed.text()).isEqualTo(200);
        assertThat(api.get(PATH + "/" + id).status()).isEqualTo(404);
        assertThat(api.get(PATH + "/alias.example.com").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                            | host     | host is missing",
                "{\"host\":\"registry\",\"username\":\"a\",\"password\":\"b\"} | host     | host is 'registry', expected a registry",
                "{\"host\":7,\"username\":\"a\",\"password\":\"b\"}            | host     | host is 7, expected",
                "{\"host\":\"a.b/c\",\"username\":\"a\",\"password\":\"b\"}    | host     | 'a.b/c'",
                "{\"host\":\"a.b\",\"password\":\"b\"}                         | username | username is missing",
                "{\"host\":\"a.b\",\"username\":\"a:b\",\"password\":\"b\"}    | username | no ':'",
                "{\"host\":\"a.b\",\"username\":\"a\"}                         | password | password is missing",
                "{\"host\":\"a.b\",\"username\":\"a\",\"password\":[17171]}    | password | password is not fit, expected a text",
                "{\"host\":\"a.b\",\"username\":\"a\",\"passwort\":\"b\"}      | passwort | Did you mean 'password'?",
                "{\"id\":1,\"host\":\"a.b\",\"username\":\"a\",\"password\":\"b\"} | id   | kDaemon decides"
            })
    void shouldNameFieldValueAndExpectation(String body, String field, String words) {
        // when
        Answer answer = api.post(PATH, body);

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(answer.text()).contains(words).doesNotContain("17171");
    }

    private Answer add(String host, String username, String password) {
        return api.post(
                PATH, "{\"host\":\"%s\",\"username\":\"%s\",\"password\":\"%s\"}".formatted(host, username, password));
    }

    private String password(String host) {
        RegistryLogin login = logins.findByHost(new RegistryHost(host)).orElseThrow();
        Secret opened = secrets.open(login.password(), SecretPurpose.REGISTRY_PASSWORD);
        return opened.reveal();
    }
}

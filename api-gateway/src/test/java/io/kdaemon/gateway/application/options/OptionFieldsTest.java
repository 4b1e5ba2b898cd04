package io.kdaemon.gateway.application.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.run.HealthCheck;
import io.kdaemon.run.RunOptions;
import io.kdaemon.secret.Sealed;
import io.kdaemon.secret.Secret;
import io.kdaemon.secret.SecretBox;
import io.kdaemon.secret.SecretPurpose;
import io.kdaemon.testing.PolicyFixtures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OptionFieldsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final SecretBox BOX = SecretBox.of("a-key-of-enough-characters-for-tests");

    /** What is sent, and what the API shows of it then. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "command           | \"nginx -g 'daemon off;'\"         | [\"nginx\",\"-g\",\"daemon off;\"]",
                "command           | [\"sleep\",30]                     | [\"sleep\",\"30\"]",
                "command           | \"a \\\"b c\\\"d e\\\\ f ''\"      | [\"a\",\"b cd\",\"e f\",\"\"]",
                "command           | []                                 | null",
                "entrypoint        | [\"/bin/web\"]                     | [\"/bin/web\"]",
                "user              | 1000                               | \"1000\"",
                "user              | \"web:www-data\"                   | \"web:www-data\"",
                "working_dir       | \"/srv/\"                          | \"/srv\"",
                "stop_signal       | \"quit\"                           | \"SIGQUIT\"",
                "stop_signal       | 3                                  | \"3\"",
                "stop_grace_period | \"1m30s\"                          | \"1m30s\"",
                "stop_grace_period | 90                                 | \"1m30s\"",
                "stop_grace_period | \"0.5s\"                           | \"500ms\"",
                "pids_limit        | 200                                | 200",
                "shm_size          | \"128m\"                           | 134217728",
                "ulimits           | {\"nofile\":1024}                  | {\"nofile\":{\"soft\":1024,\"hard\":1024}}",
                "ulimits           | {\"core\":{\"soft\":0,\"hard\":-1}} | {\"core\":{\"soft\":0,\"hard\":-1}}",
                "read_only         | true                               | true",
                "cap_add           | \"cap_net_raw,setfcap\"            | [\"NET_RAW\",\"SETFCAP\"]",
                "cap_drop          | [\"all\"]                          | [\"ALL\"]",
                "network_mode      | \"none\"                           | \"none\"",
                "network_mode      | \"default\"                        | \"bridge\"",
                "extra_hosts       | [\"db=10.0.0.9\",\"me:host-gateway\"] | [\"db:10.0.0.9\",\"me:host-gateway\"]",
                "extra_hosts       | {\"six\":\"fe80::1\"}              | [\"six:fe80::1\"]",
                "volumes           | [\"data:/var/lib/data\"]           | [\"data:/var/lib/data\"]",
                "volumes           | [\"data:/d:ro\",\"/cache/\"]       | [\"data:/d:ro\",\"/cache\"]",
                "volumes           | [{\"source\":\"data\",\"target\":\"/d\",\"read_only\":true}] | [\"data:/d:ro\"]",
                "tmpfs             | \"/run:size=64m\"                  | [\"/run:size=64m\"]",
                "tmpfs             | [\"/run\",\"/tmp\"]                | [\"/run\",\"/tmp\"]",
                "labels            | [\"team=blue\",\"mark\"]           | {\"mark\":\"\",\"team\":\"blue\"}",
                "labels            | {\"a.b/c\":1}                      | {\"a.b/c\":\"1\"}",
                "logging           | {\"driver\":\"local\",\"options\":{\"max-file\":2}} | {\"driver\":\"local\",\"options\":{\"max-file\":\"2\"}}",
                "pull_policy       | \"always\"                       | \"always\"",
                "pull_policy       | \"if_not_present\"               | \"missing\"",
                "on_dependency_moved | \"ignore\"                     | \"ignore\"",
                "on_dependency_moved | null                             | \"update\"",
                "restart           | \"unless-stopped\"               | \"always\"",
                "restart           | \"on-failure\"                   | \"on-failure\"",
                "restart           | \"on-failure:3\"                 | \"on-failure:3\"",
                "restart           | \"never\"                        | \"no\"",
                "restart           | null                               | \"always\"",
                "healthcheck       | {\"test\":\"true\"}                | {\"test\":[\"CMD-SHELL\",\"true\"]}",
                "healthcheck       | {\"test\":[\"NONE\"]}              | {\"disable\":true}",
                "healthcheck       | {\"disable\":true,\"interval\":\"5s\"} | {\"disable\":true}",
                "healthcheck       | {\"interval\":5,\"retries\":2,\"start_period\":\"1m\"} | {\"interval\":\"5s\",\"retries\":2,\"start_period\":\"1m\"}",
                "healthcheck       | {\"http\":{\"port\":80}}        | {\"http\":{\"port\":80,\"path\":\"/\"}}",
                "healthcheck       | {\"http\":{\"port\":\"80\",\"path\":\"/up?full=1\",\"status\":\"200-204\"},\"interval\":\"5s\"} | {\"http\":{\"port\":80,\"path\":\"/up?full=1\",\"status\":\"200-204\"},\"interval\":\"5s\"}",
                "healthcheck       | {\"http\":{\"port\":80,\"status\":204},\"test\":null} | {\"http\":{\"port\":80,\"path\":\"/\",\"status\":204}}",
                "healthcheck       | {\"tcp\":{\"port\":5432},\"retries\":2} | {\"tcp\":{\"port\":5432},\"retries\":2}",
            })
    void shouldShowWhatWasSentInOneForm(String field, String sent, String shown) {
        // when
        RunOptions read = read("{\"%s\":%s}".formatted(field, sent), RunOptions.NONE);

        // then
        assertThat(view(read).get(field)).isEqualTo(JSON.readTree(shown));
        assertThat(read(view(read).toString(), RunOptions.NONE)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "command           | \"echo 'open\"             | whose quotes are closed",
                "command           | {}                         | a text or an array of texts",
                "user              | \"a b\"                    | a user as name or number",
                "working_dir       | \"srv\"                    | an absolute path",
                "working_dir       | \"/srv/../etc\"            | an absolute path",
                "stop_signal       | \"SIGNAL\"                 | a signal by name",
                "stop_signal       | 65                         | a signal by name",
                "stop_grace_period | \"ten\"                    | a time from 0s to 1h",
                "stop_grace_period | \"2h\"                     | a time from 0s to 1h",
                "pids_limit        | 0                          | from 1 to 4194304",
                "pids_limit        | \"many\"                   | from 1 to 4194304",
                "shm_size          | \"1k\"                     | from 64k to 16t",
                "ulimits           | {\"files\":1}              | nofile",
                "ulimits           | {\"nofile\":{\"soft\":2,\"hard\":1}} | soft up to hard",
                "ulimits           | {\"nofile\":{\"soft\":2}}  | soft up to hard",
                "read_only         | \"yes\"                    | true or false",
                "cap_add           | \"NET_RAWR\"               | NET_RAWR",
                "cap_add           | \"SYS_ADMIN\"              | kdaemon.policy.capabilities",
                "privileged        | true                       | kdaemon.policy.allow-privileged",
                "network_mode      | \"container:db\"           | do not share theirs",
                "network_mode      | \"host\"                   | kdaemon.policy.allow-host-network",
                "network_mode      | \"backend\"                | kdaemon.policy.networks",
                "extra_hosts       | [\"db\"]                   | name:address",
                "extra_hosts       | [\"db:300.0.0.1\"]         | IPv4",
                "volumes           | \"data:/d\"                | an array",
                "volumes           | [\"./data:/d\"]            | './data:/d'",
                "volumes           | [\"data:d\"]               | 'data:d'",
                "volumes           | [\"data:/d:z\"]            | 'data:/d:z'",
                "volumes           | [\"a1:/d\",\"b1:/d\"]      | mounted twice",
                "volumes           | [\"/srv:/d\"]              | kdaemon.policy.host-paths",
                "volumes           | [\"/var/run/docker.sock:/s\"] | kdaemon.policy.allow-engine-socket",
                "volumes           | [{\"source\":\"data\",\"target\":\"/d\",\"volume\":{}}] | read_only",
                "tmpfs             | \"/run:mode=1777\"         | no option but size",
                "labels            | {\"kdaemon.cluster\":\"x\"} | kdaemon.*",
                "labels            | [\"KDaemon.x=1\"]          | kdaemon.*",
                "logging           | {\"driver\":\"paper\"}     | one of awslogs",
                "logging           | {\"driver\":\"syslog\"}    | kdaemon.policy.log-drivers",
                "logging           | {\"options\":{\"max-size\":\"-1\"}} | max-size as 10m",
                "logging           | {\"file\":1}               | has no field 'file'",
                "pull_policy       | \"build\"                  | always, missing or never",
                "on_dependency_moved | true                     | expected update or ignore",
                "restart           | \"sometimes\"              | on-failure:<1 to 1000> or no",
                "restart           | \"on-failure:0\"           | on-failure:<1 to 1000> or no",
                "restart           | false                      | on-failure:<1 to 1000> or no",
                "healthcheck       | {\"test\":[\"true\"]}      | [\"CMD\", word, …]",
                "healthcheck       | {\"interval\":\"1 day\"}   | a time from 1ms",
                "healthcheck       | {\"tests\":[]}             | Did you mean 'test'?",
                "healthcheck       | {\"http\":80}              | expected an object",
                "healthcheck       | {\"http\":{}}              | healthcheck.http.port is missing",
                "healthcheck       | {\"http\":{\"port\":0}}    | a port number from 1 to 65535",
                "healthcheck       | {\"http\":{\"port\":80,\"path\":\"up\"}} | a path as in a URL",
                "healthcheck       | {\"http\":{\"port\":80,\"path\":\"/a b\"}} | a path as in a URL",
                "healthcheck       | {\"http\":{\"port\":80,\"path\":\"/#up\"}} | a path as in a URL",
                "healthcheck       | {\"http\":{\"port\":80,\"status\":99}} | a status from 100 to 599",
                "healthcheck       | {\"http\":{\"port\":80,\"status\":\"299-200\"}} | a status from 100 to 599",
                "healthcheck       | {\"http\":{\"port\":80,\"method\":\"HEAD\"}} | has no field 'method'",
                "healthcheck       | {\"tcp\":{\"port\":80,\"path\":\"/\"}} | has no field 'path'",
                "healthcheck       | {\"tcp\":{\"port\":80},\"test\":\"true\"} | healthcheck has test and tcp, expected one",
                "healthcheck       | {\"tcp\":{\"port\":80},\"http\":{\"port\":80}} | healthcheck has http and tcp, expected one",
                "healthcheck       | {\"tcp\":{\"port\":80},\"interval\":\"500ms\"} | a time from 1s to 24h",
                "healthcheck       | {\"tcp\":{\"port\":80},\"timeout\":\"2m\"} | a time from 1ms to 1m",
            })
    void shouldSayWhatIsWrongWithWhichField(String field, String sent, String words) {
        assertThatThrownBy(() -> read("{\"%s\":%s}".formatted(field, sent), RunOptions.NONE))
                .isInstanceOfSatisfying(
                        RequestRefusedException.class,
                        refused -> assertThat(refused.errors()).anySatisfy(error -> {
                            assertThat(error.field()).startsWith(field);
                            assertThat(error.message()).contains(words);
                        }));
    }

    @Test
    void shouldKeepWhatIsNotSentAndClearWhatIsNull() {
        // given
        RunOptions before = read(
                "{\"user\":\"web\",\"pids_limit\":5,\"volumes\":[\"data:/d\"],\"tmpfs\":\"/run\"}", RunOptions.NONE);

        // when
        RunOptions after = read("{\"user\":null,\"volumes\":[]}", before);

        // then
        assertThat(after).isEqualTo(read("{\"pids_limit\":5,\"tmpfs\":\"/run\"}", RunOptions.NONE));
        assertThat(read("{\"pids_limit\":\"\",\"tmpfs\":null}", after)).isEqualTo(RunOptions.NONE);
    }

    @Test
    void shouldSealSecretsAndNeverShowThem() {
        // given
        RunOptions before = read("{\"secret_environment\":{\"A\":\"swordfish\",\"B\":\"b\"}}", RunOptions.NONE);

        // when
        RunOptions after = read("{\"secret_environment\":{\"A\":\"***\",\"C\":\"c\"}}", before);

        // then
        Sealed sealed = before.secretEnvironment().get("A");
        assertThat(BOX.open(sealed, SecretPurpose.ENVIRONMENT)).isEqualTo(Secret.of("swordfish"));
        assertThat(view(before).get("secret_environment").toString()).isEqualTo("{\"A\":\"***\",\"B\":\"***\"}");
        assertThat(after.secretEnvironment()).containsEntry("A", sealed).containsOnlyKeys("A", "C");
        assertThat(read("{\"secret_environment\":null}", after)).isEqualTo(RunOptions.NONE);
    }

    @Test
    void shouldNotShowASecretWhenItIsRefused() {
        assertThatThrownBy(() -> read("{\"secret_environment\":[\"swordfish\"]}", RunOptions.NONE))
                .isInstanceOfSatisfying(RequestRefusedException.class, refused -> {
                    assertThat(refused.errors().toString())
                            .contains("NAME=value")
                            .doesNotContain("swordfish");
                });
        assertThatThrownBy(() -> read("{\"secret_environment\":{\"A\":\"***\"}}", RunOptions.NONE))
                .hasMessageContaining("secret_environment.A is ***");
    }

    @Test
    void shouldTellTheImagesOwnCheckFromACommand() {
        assertThat(read("{\"healthcheck\":{\"interval\":\"5s\"}}", RunOptions.NONE)
                        .healthCheck()
                        .kind())
                .isEqualTo(HealthCheck.Kind.IMAGE);
        assertThat(read("{\"healthcheck\":{\"test\":[\"CMD\",\"true\"]}}", RunOptions.NONE)
                        .healthCheck()
                        .command())
                .isEqualTo(List.of("CMD", "true"));
    }

    private static RunOptions read(String body, RunOptions before) {
        RequestFields fields = new RequestFields((ObjectNode) JSON.readTree(body));
        RunOptions read = OptionFields.read(fields, before, new OptionRules(PolicyFixtures.strict(), BOX));
        fields.verify();
        return read;
    }

    private static JsonNode view(RunOptions options) {
        return JSON.readTree(JSON.writeValueAsString(OptionsView.of(options)));
    }
}

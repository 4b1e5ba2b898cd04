package io.kdaemon.configuration;

import static io.kdaemon.configuration.ConfigurationKey.API_PORT;
import static io.kdaemon.configuration.ConfigurationKey.BIND_IP;
import static io.kdaemon.configuration.ConfigurationKey.CLUSTER;
import static io.kdaemon.configuration.ConfigurationKey.MYSQL_DBNAME;
import static io.kdaemon.configuration.ConfigurationKey.MYSQL_HOST;
import static io.kdaemon.configuration.ConfigurationKey.MYSQL_PASSWORD;
import static io.kdaemon.configuration.ConfigurationKey.MYSQL_PORT;
import static io.kdaemon.configuration.ConfigurationKey.MYSQL_USER;
import static io.kdaemon.configuration.ConfigurationKey.UI_PORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorConfigurationTest {
    private static final Map<String, String> NO_ENVIRONMENT = Map.of();
    private static final String ORIGINAL_SAMPLE = "src/test/resources/configuration/original-sample.conf";

    @TempDir
    Path folder;

    @Test
    void shouldReadTheOriginalSampleAsItIs() {
        // when
        OperatorConfiguration configuration = OperatorConfiguration.load(ORIGINAL_SAMPLE, NO_ENVIRONMENT);

        // then
        assertThat(configuration.value(BIND_IP)).contains("0.0.0.0");
        assertThat(configuration.value(API_PORT)).contains("1337");
        assertThat(configuration.value(UI_PORT)).contains("13337");
        assertThat(configuration.value(MYSQL_HOST)).contains("localhost");
        assertThat(configuration.value(MYSQL_PORT)).contains("3306");
        assertThat(configuration.value(MYSQL_USER)).contains("root");
        assertThat(configuration.value(MYSQL_PASSWORD)).contains("thesecretsauce");
        assertThat(configuration.value(MYSQL_DBNAME)).contains("kDaemon");
    }

    @Test
    void shouldFallBackToLoopbackAndEmbeddedStoresWhenNothingIsSet() throws IOException {
        // when
        OperatorConfiguration configuration = load("[default]");

        // then
        assertThat(configuration.value(BIND_IP)).contains("127.0.0.1");
        assertThat(configuration.value(API_PORT)).contains("1337");
        assertThat(configuration.value(MYSQL_HOST)).isEmpty();
        assertThat(configuration.value(CLUSTER)).isEmpty();
    }

    @Test
    void shouldPreferTheEnvironmentToTheFile() throws IOException {
        // given
        Path file = write("[default]", "api_port = 1400");

        // when
        OperatorConfiguration configuration =
                OperatorConfiguration.load(file.toString(), Map.of("KDAEMON_API_PORT", "1500"));

        // then
        assertThat(configuration.value(API_PORT)).contains("1500");
    }

    @Test
    void shouldReadTheFileThatTheEnvironmentNames() throws IOException {
        // given
        Path file = write("[default]", "cluster = blue");

        // when
        OperatorConfiguration configuration = OperatorConfiguration.load(null, Map.of("KDAEMON_CONF", file.toString()));

        // then
        assertThat(configuration.value(CLUSTER)).contains("blue");
    }

    @Test
    void shouldRefuseWhenANamedFileIsAbsent() {
        // when // then
        assertThatThrownBy(() -> OperatorConfiguration.load("absent.conf", NO_ENVIRONMENT))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("absent.conf: cannot be read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "mysql_password = a#b                | a#b",
                "mysql_password = a # a comment      | a",
                "mysql_password = \"a # b\" # comment | a # b",
                "mysql_password = 'it is \"so\"'     | it is \"so\"",
                "mysql_password = a = b              | a = b",
                "mysql_password=packed               | packed",
                "mysql_password =                    | ``",
                "mysql_password = # none             | ``",
            })
    void shouldTellAValueFromItsComment(String line, String expected) throws IOException {
        // when
        OperatorConfiguration configuration = load("[default] # the only one", "mysql_host = db", line);

        // then
        assertThat(configuration.value(MYSQL_PASSWORD)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "api_port = 70000       | api_port = '70000', expected a port number from 1 to 65535",
                "api_port = http        | api_port = 'http', expected a port number from 1 to 65535",
                "bind_ip = everywhere   | bind_ip = 'everywhere', expected an IPv4 or IPv6 address",
                "mysql_host = a/b       | mysql_host = 'a/b', expected a host name or an IP address without port",
                "cluster = Big One      | cluster = 'Big One', expected lower-case letters, digits and '-', at most 32",
                "api_prot = 1           | unknown key api_prot, did you mean api_port?",
                "colour = blue          | unknown key colour, known are: bind_ip, api_port",
                "[other]                | unknown section [other], expected [default]",
                "api_port 1337          | 'api_port 1337': expected key = value, [section] or # comment",
                "mysql_port = 3306      | mysql_port is set, expected mysql_host beside it",
            })
    void shouldNameFileLineKeyValueAndExpectationWhenALineIsWrong(String line, String message) throws IOException {
        // given
        Path file = write("[default]", "# a comment", line);

        // when // then
        assertThatThrownBy(() -> OperatorConfiguration.load(file.toString(), NO_ENVIRONMENT))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith(file + ":3: ")
                .hasMessageContaining(message);
    }

    @Test
    void shouldNameTheVariableWhenAnEnvironmentValueIsWrong() {
        // when // then
        assertThatThrownBy(() -> OperatorConfiguration.load(null, Map.of("KDAEMON_UI_PORT", "0")))
                .hasMessage("environment variable KDAEMON_UI_PORT: ui_port = '0',"
                        + " expected a port number from 1 to 65535");
    }

    @Test
    void shouldNameEveryWrongLineAtOnce() throws IOException {
        // given
        Path file = write("api_port = 1", "[default]", "ui_port = x", "api_port = 2");

        // when // then
        assertThatThrownBy(() -> OperatorConfiguration.load(file.toString(), NO_ENVIRONMENT))
                .hasMessageContainingAll(
                        ":1: api_port stands before any section",
                        ":3: ui_port = 'x'",
                        ":4: api_port was already set at " + file + ":1");
    }

    @Test
    void shouldRefuseWhenBothPortsAreTheSame() {
        // when // then
        assertThatThrownBy(() -> OperatorConfiguration.load(null, Map.of("KDAEMON_UI_PORT", "1337")))
                .hasMessageContaining("api_port and ui_port are both 1337");
    }

    private OperatorConfiguration load(String... lines) throws IOException {
        return OperatorConfiguration.load(write(lines).toString(), NO_ENVIRONMENT);
    }

    private Path write(String... lines) throws IOException {
        return Files.writeString(folder.resolve("app.conf"), String.join("\n", lines));
    }
}

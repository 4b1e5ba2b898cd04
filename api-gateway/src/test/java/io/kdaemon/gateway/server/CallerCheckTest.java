package io.kdaemon.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kdaemon.gateway.web.problem.RequestRefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class CallerCheckTest {

    private final CallerCheck onLoopback = new CallerCheck("127.0.0.1", List.of("kd.example.com"));
    private final CallerCheck onNetwork = new CallerCheck("0.0.0.0", List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:1337", "LOCALHOST", "127.0.0.1:1337", "127.1.2.3", "[::1]:13337", "kd.example.com"})
    void shouldAcceptWhenHostIsLoopbackOrAllowed(String host) {
        assertThatCode(() -> onLoopback.check(request("GET", "Host", host))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example.com",
                "evil.example.com:1337",
                "10.0.0.1",
                "localhost.evil.com",
                "a b",
                "127.0.0.1@evil.com"
            })
    void shouldRefuseWhenHostIsForeignOnLoopback(String host) {
        assertThatThrownBy(() -> onLoopback.check(request("GET", "Host", host)))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageContaining("Host");
    }

    @Test
    void shouldAcceptAnyHostWhenOpenToTheNetwork() {
        assertThatCode(() -> onNetwork.check(request("GET", "Host", "docker-01.example.com")))
                .doesNotThrowAnyException();
        assertThat(onNetwork.isOnLoopback()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://evil.example.com",
        "Origin, null",
        "Origin, http://localhost:9999"
    })
    void shouldRefuseChangesWhenAForeignPageSendsThem(String header, String value) {
        // given
        MockHttpServletRequest change = request("POST", "Host", "localhost:1337");
        change.addHeader(header, value);

        // then
        assertThatThrownBy(() -> onLoopback.check(change)).isInstanceOf(RequestRefusedException.class);
        assertThatThrownBy(() -> onNetwork.check(change)).isInstanceOf(RequestRefusedException.class);
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site, same-origin", "Sec-Fetch-Site, none", "Origin, http://LocalHost:1337"})
    void shouldAcceptChangesWhenOurOwnPageSendsThem(String header, String value) {
        // given
        MockHttpServletRequest change = request("DELETE", "Host", "localhost:1337");
        change.addHeader(header, value);

        // then
        assertThatCode(() -> onLoopback.check(change)).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseAWebSocketWhenAForeignPageOpensIt() {
        // given
        MockHttpServletRequest foreign = request("GET", "Host", "localhost:1337");
        foreign.addHeader("Upgrade", "websocket");
        foreign.addHeader("Origin", "https://evil.example.com");
        MockHttpServletRequest own = request("GET", "Host", "localhost:1337");
        own.addHeader("Upgrade", "websocket");
        own.addHeader("Origin", "http://localhost:1337");

        // then
        assertThatThrownBy(() -> onLoopback.check(foreign)).isInstanceOf(RequestRefusedException.class);
        assertThatCode(() -> onLoopback.check(own)).doesNotThrowAnyException();
    }

    private static MockHttpServletRequest request(String method, String header, String value) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/0.0/nodes");
        request.addHeader(header, value);
        return request;
    }
}

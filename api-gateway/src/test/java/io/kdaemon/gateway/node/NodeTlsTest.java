package io.kdaemon.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.gateway.testing.ApiClient;
import io.kdaemon.gateway.testing.ApiClient.Answer;
import io.kdaemon.gateway.testing.ApiTest;
import io.kdaemon.messaging.Destination;
import io.kdaemon.messaging.contract.NodeRef;
import io.kdaemon.messaging.contract.ObserveNode;
import io.kdaemon.node.EngineTls;
import io.kdaemon.node.NodeId;
import io.kdaemon.node.NodeRepository;
import io.kdaemon.secret.SecretBox;
import io.kdaemon.secret.SecretPurpose;
import io.kdaemon.testing.certificate.TestCertificates;
import io.kdaemon.testing.messaging.InMemoryBroker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class NodeTlsTest {

    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private NodeRepository nodes;

    @Autowired
    private InMemoryBroker broker;

    @Autowired
    private SecretBox secrets;

    private ApiClient api;

    @BeforeEach
    void connect() {
        api = new ApiClient(port);
    }

    @Test
    void shouldShowFactsOfTheCertificatesAndKeepTheKeySealed() {
        // when
        Answer answer = add("10.9.0.1", full());

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.at("d_port").asString()).isEqualTo("2376");
        assertThat(answer.json().at("/tls/cert/subject").asString()).isEqualTo("CN=kdaemon");
        assertThat(answer.json().at("/tls/ca/issuer").asString()).isEqualTo("CN=kdaemon-test-authority");
        assertThat(answer.json().at("/tls/verify").asBoolean()).isTrue();
        assertThat(answer.json().at("/tls/expires_at").asString()).startsWith("21");
        assertThat(answer.text()).doesNotContain("PRIVATE KEY").doesNotContain("kd1.");
        EngineTls stored = stored(answer);
        assertThat(secrets.open(Objects.requireNonNull(stored.key()), SecretPurpose.ENGINE_KEY)
                        .reveal())
                .isEqualTo(TestCertificates.CLIENT_KEY);
    }

    @Test
    void shouldSendWhatTheDockerWorkerNeedsAndTheKeySealed() {
        // when
        long id = add("10.9.0.2", full()).at("id").asLong();

        // then
        assertThat(observed(id)).singleElement().satisfies(tls -> {
            assertThat(tls.ca()).isEqualTo(TestCertificates.AUTHORITY);
            assertThat(tls.certificate()).isEqualTo(TestCertificates.CLIENT);
            assertThat(tls.verify()).isTrue();
            assertThat(Objects.requireNonNull(tls.key()).text()).startsWith("kd1.");
        });
    }

    @Test
    void shouldLookAnewWhenTheCertificateIsReplaced() {
        // given
        long id = add("10.9.0.3", full()).at("id").asLong();

        // when
        Answer answer = api.put(
                "/0.0/nodes/" + id,
                JSON.writeValueAsString(
                        Map.of("tls", Map.of("cert", TestCertificates.OTHER, "key", TestCertificates.OTHER_KEY))));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().at("/tls/cert/subject").asString()).isEqualTo("CN=other");
        assertThat(answer.json().at("/tls/ca/subject").asString()).isEqualTo("CN=kdaemon-test-authority");
        assertThat(observed(id))
                .hasSize(2)
                .last()
                .satisfies(tls -> assertThat(tls.certificate()).isEqualTo(TestCertificates.OTHER));
    }

    @Test
    void shouldStayAsItIsWhenWhatWasReadIsSentBack() {
        // given
        Answer added = add("10.9.0.4", full());
        long id = added.at("id").asLong();
        EngineTls before = stored(added);

        // when
        Answer answer = api.put("/0.0/nodes/" + id, api.get("/0.0/nodes/" + id).text());

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(stored(answer)).isEqualTo(before);
        assertThat(observed(id)).hasSize(1);
    }

    @Test
    void shouldGoBackToPlainWhenTlsIsCleared() {
        // given
        long id = add("10.9.0.5", full()).at("id").asLong();

        // when
        Answer answer = api.put("/0.0/nodes/" + id, "{\"tls\":null,\"d_port\":2375}");

        // then
        assertThat(answer.json().at("/tls").isNull()).isTrue();
        assertThat(nodes.find(new NodeId(id)).orElseThrow().profile().engine().tls())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ca   |          | tls.ca   | tls.ca is missing",
                "ca   | nonsense | tls.ca   | certificates in PEM",
                "cert | nonsense | tls.cert | certificates in PEM",
                "cert |          | tls.cert | belong together",
                "key  |          | tls.key  | belong together",
                "key  | hunter2  | tls.key  | a private key in PEM",
                "key  | OTHER    | tls.key  | not the key of tls.cert",
                "server_name | not a name | tls.server_name | DNS name",
                "certt | x       | tls.certt | Did you mean 'cert'?"
            })
    void shouldRefuseWhatDoesNotFitAndNeverShowAKey(String field, String value, String named, String expectation) {
        // given
        Map<String, Object> tls = new HashMap<>(full());
        tls.put(field, "OTHER".equals(value) ? TestCertificates.OTHER_KEY : value);

        // when
        Answer answer = add("10.9.1.1", tls);

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(named);
        assertThat(answer.json().at("/errors/0/message").asString()).contains(expectation);
        assertThat(answer.text()).doesNotContain("hunter2").doesNotContain("PRIVATE KEY-----\\n");
    }

    @Test
    void shouldTakeAnEngineThatIsNotVerifiedAndAsksForNoCertificate() {
        // when
        Answer answer = add("10.9.0.6", Map.of("verify", false));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().at("/tls/verify").asBoolean()).isFalse();
        assertThat(answer.json().at("/tls/cert").isNull()).isTrue();
    }

    @Test
    void shouldRefuseTlsOnASocket() {
        // when
        Answer answer = add("/run/tls.sock", full());

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("tls");
    }

    private static Map<String, Object> full() {
        return Map.of(
                "ca", TestCertificates.AUTHORITY,
                "cert", TestCertificates.CLIENT,
                "key", TestCertificates.CLIENT_KEY);
    }

    private Answer add(String host, Map<String, Object> tls) {
        return api.post(
                "/0.0/nodes",
                JSON.writeValueAsString(Map.of(
                        "hostname", "tls-" + host.replace('.', '-').replace("/", "s"), "d_ipaddr", host, "tls", tls)));
    }

    private EngineTls stored(Answer answer) {
        NodeId id = new NodeId(answer.at("id").asLong());
        return Objects.requireNonNull(
                nodes.find(id).orElseThrow().profile().engine().tls());
    }

    private List<NodeRef.Tls> observed(long nodeId) {
        return broker.sent(Destination.OBSERVE).stream()
                .map(envelope -> ((ObserveNode) envelope.body()).node())
                .filter(node -> node.nodeId() == nodeId)
                .map(NodeRef::tls)
                .map(Objects::requireNonNull)
                .toList();
    }
}

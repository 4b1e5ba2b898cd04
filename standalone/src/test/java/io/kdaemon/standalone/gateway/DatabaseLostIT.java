package io.kdaemon.standalone.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DatabaseLostIT {

    @AutoClose
    private static final Gateway GATEWAY = Gateway.start(DatabaseLostIT.class);

    @Test
    void shouldSayWhenToComeBackWhenTheDatabaseIsLost(CapturedOutput log) {
        // given
        String application = "{\"name\":\"a\",\"docker_image\":\"ghost\"}";
        assertThat(GATEWAY.get("/0.0/nodes").statusCode()).isEqualTo(200);
        GATEWAY.loseDatabase();

        // when
        HttpResponse<String> read = GATEWAY.get("/0.0/nodes");
        HttpResponse<String> write = GATEWAY.post("/0.0/applications", application);
        HttpResponse<String> keyed = GATEWAY.post("/0.0/applications", application, "Idempotency-Key", "k");

        // then
        assertUnavailable(read);
        assertUnavailable(write);
        assertUnavailable(keyed);
        assertThat(GATEWAY.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
        assertThat(GATEWAY.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(log.getAll()).doesNotContain("\tat io.kdaemon.gateway");
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Gateway.json(answer).path("detail").asString()).contains("database does not answer");
    }
}

package io.kdaemon.standalone.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Many clients at once, on a real database and with the broker down. */
class GatewayConcurrencyIT {

    @AutoClose
    private static final Gateway GATEWAY = Gateway.start(GatewayConcurrencyIT.class);

    @Test
    void shouldMakeOneContainerWhenAHundredRequestsShareOneIdempotencyKey() {
        // given
        register("once");
        String body = "{\"name\":\"only-one\",\"application\":\"once\"}";

        // when
        List<HttpResponse<String>> answers =
                atOnce(100, () -> GATEWAY.post("/0.0/containers", body, "Idempotency-Key", "a-hundred-times"));

        // then
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(202);
        assertThat(answers.stream()
                        .map(answer -> Gateway.json(answer).path("id").asLong())
                        .distinct())
                .hasSize(1);
        assertThat(Gateway.json(GATEWAY.get("/0.0/containers?application=once")))
                .hasSize(1);
    }

    @Test
    void shouldRefuseAllAlikeWhenManyShareTheKeyOfARefusedRequest() {
        // given
        String body = "{\"name\":\"refused\",\"application\":\"nobody-registered-it\"}";

        // when
        List<HttpResponse<String>> answers =
                atOnce(30, () -> GATEWAY.post("/0.0/containers", body, "Idempotency-Key", "thirty-times-in-vain"));

        // then
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(400);
    }

    @Test
    void shouldMakeOneContainerWhenManyWantTheSameName() {
        // given
        register("named");
        String body = "{\"name\":\"contested\",\"application\":\"named\"}";

        // when
        List<HttpResponse<String>> answers = atOnce(20, () -> GATEWAY.post("/0.0/containers", body));

        // then
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(202, 409);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 202).hasSize(1);
    }

    @Test
    void shouldGiveEveryContainerANameOfItsOwnWhenManyAreNameless() {
        // given
        register("nameless");

        // when
        List<HttpResponse<String>> answers =
                atOnce(30, () -> GATEWAY.post("/0.0/containers", "{\"application\":\"nameless\"}"));

        // then
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(202);
        assertThat(answers.stream()
                        .map(answer -> Gateway.json(answer).path("name").asString())
                        .distinct())
                .hasSize(30);
    }

    @Test
    void shouldStoreNothingWhenOneNameOfManyIsTaken() {
        // given
        register("whole");
        GATEWAY.post("/0.0/containers", "{\"name\":\"whole-3\",\"application\":\"whole\"}");

        // when
        HttpResponse<String> answer =
                GATEWAY.post("/0.0/containers", "{\"name\":\"whole\",\"application\":\"whole\",\"count\":3}");

        // then
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Gateway.json(GATEWAY.get("/0.0/containers?application=whole")))
                .hasSize(1);
    }

    @Test
    void shouldLeaveTheKeyFreeWhenTheRequestWasRefused() {
        // given
        String body = "{\"name\":\"late\",\"application\":\"late\"}";
        HttpResponse<String> refused = GATEWAY.post("/0.0/containers", body, "Idempotency-Key", "again");
        register("late");

        // when
        HttpResponse<String> accepted = GATEWAY.post("/0.0/containers", body, "Idempotency-Key", "again");

        // then
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(accepted.statusCode()).isEqualTo(202);
    }

    @Test
    void shouldBeReadyWithoutABroker() {
        assertThat(GATEWAY.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    private static void register(String application) {
        HttpResponse<String> answer = GATEWAY.post(
                "/0.0/applications", "{\"name\":\"%s\",\"docker_image\":\"ghost\"}".formatted(application));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures =
                    Stream.generate(() -> threads.submit(call)).limit(times).toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

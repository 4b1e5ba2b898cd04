package io.kdaemon.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.policy.Policy.Refusal;
import io.kdaemon.run.LogOptions;
import io.kdaemon.run.Mount;
import io.kdaemon.run.Network;
import io.kdaemon.run.OnDependencyMoved;
import io.kdaemon.run.ProcessOptions;
import io.kdaemon.run.PullPolicy;
import io.kdaemon.run.RestartPolicy;
import io.kdaemon.run.RunOptions;
import io.kdaemon.run.Security;
import io.kdaemon.testing.PolicyFixtures;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class PolicyTest {

    @Test
    void shouldAllowWhatNeedsNoPermission() {
        // given
        RunOptions harmless = options(
                new Security(true, false, List.of("NET_RAW", "CHOWN"), List.of("ALL")),
                new Network("none", List.of()),
                List.of(Mount.volume("data", "/data", false), Mount.tmpfs("/run", null)),
                new LogOptions("local", Map.of()));

        // when // then
        assertThat(PolicyFixtures.strict().refusals(RunOptions.NONE)).isEmpty();
        assertThat(PolicyFixtures.strict().refusals(harmless)).isEmpty();
    }

    @Test
    void shouldNameFieldValueAndKeyOfAllThatIsNotAllowed() {
        // given
        RunOptions everything = options(
                new Security(false, true, List.of("SYS_ADMIN"), List.of()),
                new Network("host", List.of()),
                List.of(Mount.bind("/srv", "/srv", true)),
                new LogOptions("syslog", Map.of()));

        // when
        List<Refusal> refusals = PolicyFixtures.strict().refusals(everything);

        // then
        assertThat(refusals)
                .containsExactly(
                        new Refusal("privileged", "true", "kdaemon.policy.allow-privileged"),
                        new Refusal("cap_add", "SYS_ADMIN", "kdaemon.policy.capabilities"),
                        new Refusal("volumes", "/srv", "kdaemon.policy.host-paths"),
                        new Refusal("network_mode", "host", "kdaemon.policy.allow-host-network"),
                        new Refusal("logging", "syslog", "kdaemon.policy.log-drivers"));
        assertThat(refusals.getFirst().message())
                .isEqualTo("privileged asks for true, which kdaemon.policy.allow-privileged does not allow");
        assertThat(PolicyFixtures.lenient().refusals(everything)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/var/run/docker.sock", "/run/docker.sock", "/var/run", "/run", "/var", "/"})
    void shouldTakeEveryWayToTheEnginesSocketForTheSocket(String path) {
        // given
        Policy anyPath = policy(Map.of("host-paths", "/"));
        Policy socketOnly = policy(Map.of("allow-engine-socket", "true"));
        RunOptions mount = mounting(path);

        // when // then
        assertThat(anyPath.refusals(mount))
                .extracting(Refusal::key)
                .containsExactly("kdaemon.policy.allow-engine-socket");
        assertThat(socketOnly.refusals(mount).isEmpty()).isEqualTo(path.endsWith("docker.sock"));
    }

    @ParameterizedTest
    @CsvSource({"/srv,true", "/srv/site,true", "/srvx,false", "/etc,false"})
    void shouldAllowOnlyWhatIsBelowAnAllowedPath(String path, boolean allowed) {
        assertThat(policy(Map.of("host-paths", "/srv,/data"))
                        .refusals(mounting(path))
                        .isEmpty())
                .isEqualTo(allowed);
    }

    @Test
    void shouldHaveTheseDefaults() {
        assertThat(policy(Map.of())).isEqualTo(PolicyFixtures.strict());
        assertThat(policy(Map.of()).allowed().defaultMemory()).isEqualTo(DataSize.ofGigabytes(1));
    }

    private static Policy policy(Map<String, String> settings) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        settings.forEach((key, value) -> source.put("kdaemon.policy." + key, value));
        return new Policy(new Binder(source).bindOrCreate("kdaemon.policy", PolicyProperties.class));
    }

    private static RunOptions mounting(String path) {
        return options(Security.NONE, Network.NONE, List.of(Mount.bind(path, "/mnt", true)), null);
    }

    private static RunOptions options(Security security, Network network, List<Mount> mounts, LogOptions log) {
        return new RunOptions(
                ProcessOptions.NONE,
                null,
                security,
                network,
                mounts,
                Map.of(),
                log,
                null,
                RestartPolicy.ALWAYS,
                PullPolicy.MISSING,
                Map.of(),
                OnDependencyMoved.UPDATE);
    }
}

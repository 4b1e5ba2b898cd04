package io.kdaemon.dockerworker.engine.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kdaemon.dockerworker.RealNode;
import io.kdaemon.dockerworker.engine.Commands;
import io.kdaemon.dockerworker.engine.ContainerPlan;
import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.EngineContainer;
import io.kdaemon.dockerworker.engine.EngineContainer.State;
import io.kdaemon.run.HealthCheck;
import io.kdaemon.run.Limits;
import io.kdaemon.run.LogOptions;
import io.kdaemon.run.Mount;
import io.kdaemon.run.Network;
import io.kdaemon.run.ProcessOptions;
import io.kdaemon.run.RunOptions;
import io.kdaemon.run.Security;
import io.kdaemon.secret.Secret;
import io.kdaemon.testing.engine.WebImage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What was asked for is what a real engine makes of it, and its limits really limit. */
class RunOptionsIT {

    @AutoClose
    private static final RealEngine REAL = RealEngine.start();

    private static final AtomicLong IDS = new AtomicLong(500);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ContainerRuntime engine =
            REAL.runtimes().at(RealNode.overTcp(REAL.node()).ref());

    @Test
    void shouldAskTheEngineForEverythingThatWasSaid() {
        // given
        RunOptions everything = new RunOptions(
                new ProcessOptions(
                        List.of("web", "serve"),
                        List.of("/bin/env"),
                        "1000:1000",
                        "/tmp",
                        "SIGINT",
                        Duration.ofSeconds(7)),
                new Limits(50L, 8L << 20, List.of(new Limits.Ulimit("nofile", 100, 200))),
                new Security(true, false, List.of("NET_RAW"), List.of("CHOWN", "SYS_CHROOT")),
                new Network(null, List.of("db:10.0.0.9")),
                List.of(Mount.volume("spec-data", "/data", true), Mount.tmpfs("/run", 1L << 20)),
                Map.of("team", "blue"),
                new LogOptions("local", Map.of("max-file", "2")),
                new HealthCheck(
                        HealthCheck.Kind.COMMAND,
                        List.of("CMD", "true"),
                        null,
                        null,
                        null,
                        new HealthCheck.Timing(Duration.ofSeconds(2), Duration.ofSeconds(1), 4, Duration.ofSeconds(3))),
                null,
                null,
                null,
                null);

        // when
        String id = engine.create(plan(everything).withSecrets(Map.of("PASSWORD", Secret.of("swordfish"))));

        // then
        assertThat(seen(id, "{{.Config.Cmd}} {{.Config.Entrypoint}} {{.Config.User}} {{.Config.WorkingDir}}"))
                .isEqualTo("[web serve] [/bin/env] 1000:1000 /tmp");
        assertThat(seen(id, "{{.Config.Env}}")).contains("PASSWORD=swordfish");
        assertThat(seen(id, "{{.Config.StopSignal}} {{.Config.StopTimeout}} {{index .Config.Labels \"team\"}}"))
                .isEqualTo("SIGINT 7 blue");
        assertThat(
                        seen(
                                id,
                                "{{.HostConfig.Memory}} {{.HostConfig.NanoCpus}} {{.HostConfig.PidsLimit}} {{.HostConfig.ShmSize}}"))
                .isEqualTo("16777216 500000000 50 8388608");
        assertThat(seen(id, "{{range .HostConfig.Ulimits}}{{.Name}} {{.Soft}} {{.Hard}}{{end}}"))
                .isEqualTo("nofile 100 200");
        assertThat(
                        seen(
                                id,
                                "{{.HostConfig.ReadonlyRootfs}} {{.HostConfig.Privileged}} {{.HostConfig.SecurityOpt}} {{.HostConfig.CapDrop}}"))
                .isEqualTo("true false [no-new-privileges] [ALL]");
        assertThat(seen(id, "{{.HostConfig.CapAdd}}"))
                .contains("NET_RAW", "SETUID")
                .doesNotContain("CHOWN", "SYS_CHROOT", "SYS_ADMIN");
        assertThat(seen(id, "{{.HostConfig.ExtraHosts}} {{.HostConfig.LogConfig}}"))
                .isEqualTo("[db:10.0.0.9] {local map[max-file:2 max-size:10485760]}");
        assertThat(seen(id, "{{range .HostConfig.Mounts}}{{.Type}} {{.Source}} {{.Target}} {{.ReadOnly}};{{end}}"))
                .isEqualTo("volume spec-data /data true;tmpfs  /run false;");
        assertThat(
                        seen(
                                id,
                                "{{with .Config.Healthcheck}}{{.Test}} {{.Interval}} {{.Timeout}} {{.StartPeriod}} {{.Retries}}{{end}}"))
                .isEqualTo("[CMD true] 2s 1s 3s 4");
    }

    @Test
    void shouldLimitAndProtectWhatAsksForNothing() {
        // when
        String id = engine.create(ContainerPlan.of(
                Commands.launch(Commands.target(IDS.incrementAndGet()), WebImage.NAME, new String[0])));

        // then
        assertThat(
                        seen(
                                id,
                                "{{.HostConfig.Memory}} {{.HostConfig.PidsLimit}} {{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}}"))
                .isEqualTo("1073741824 4096 [ALL] [no-new-privileges]");
        assertThat(seen(id, "{{len .HostConfig.CapAdd}} {{.HostConfig.LogConfig}}"))
                .isEqualTo("10 {json-file map[max-file:3 max-size:10485760]}");
    }

    @Test
    void shouldPublishOnThePortOfTheNodeThatIsFixed() {
        // given
        ContainerPlan first =
                ContainerPlan.of(Commands.launchAt(18080, Commands.target(IDS.incrementAndGet()), WebImage.NAME));
        ContainerPlan second =
                ContainerPlan.of(Commands.launchAt(18080, Commands.target(IDS.incrementAndGet()), WebImage.NAME));

        // when
        String id = engine.create(first);
        engine.start(id);
        String refused = engine.create(second);

        // then
        assertThat(engine.inspect(id).orElseThrow().bindings())
                .extracting(EngineContainer.Binding::hostPort)
                .contains(18080);
        assertThatThrownBy(() -> engine.start(refused)).hasMessageContaining("18080");
    }

    @Test
    void shouldEndWhatWantsMoreMemoryThanItsLimit() {
        // when
        EngineContainer ended =
                run(shell("x=0123456789abcdef; while true; do x=$x$x; done"), Security.NONE, Limits.NONE);

        // then
        assertThat(ended.condition().exitCode()).isEqualTo(137);
        assertThat(ended.detail()).contains("memory");
    }

    @Test
    void shouldRefuseProcessesBeyondTheLimit() {
        // when
        EngineContainer ended = run(
                shell("for i in 1 2 3 4 5 6 7 8 9 10; do sleep 20 & done; echo all of them"),
                Security.NONE,
                new Limits(5L, null, List.of()));

        // then
        assertThat(ended.condition().exitCode()).isNotZero();
        assertThat(engine.logTail(ended.engineId(), 10)).contains("fork").doesNotContain("all of them");
    }

    @Test
    void shouldKeepItFromWhatItDoesNotNeed() {
        // when
        EngineContainer ended = run(
                shell("echo a > /run/a && echo b > /b; busybox grep -E 'CapEff|NoNewPrivs' /proc/self/status"),
                new Security(true, false, List.of(), List.of("ALL")),
                Limits.NONE);

        // then
        assertThat(engine.logTail(ended.engineId(), 10))
                .contains("Read-only file system")
                .containsPattern("CapEff:\\s+0000000000000000")
                .containsPattern("NoNewPrivs:\\s+1");
    }

    private EngineContainer run(ProcessOptions process, Security security, Limits limits) {
        ContainerPlan plan = plan(new RunOptions(
                process,
                limits,
                security,
                null,
                List.of(Mount.tmpfs("/run", null)),
                Map.of(),
                null,
                null,
                null,
                null,
                null,
                null));
        String id = engine.create(plan);
        engine.start(id);
        await().atMost(PATIENCE).until(() -> engine.inspect(id).orElseThrow().state() == State.EXITED);
        return engine.inspect(id).orElseThrow();
    }

    private static ProcessOptions shell(String script) {
        return new ProcessOptions(List.of("sh", "-c", script), null, null, null, null, null);
    }

    private static ContainerPlan plan(RunOptions options) {
        return ContainerPlan.of(Commands.launch(Commands.target(IDS.incrementAndGet()), WebImage.NAME, options));
    }

    private static String seen(String id, String format) {
        return REAL.node().docker("inspect", "--format", format, id);
    }
}

package io.kdaemon.dockerworker.engine.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ForeignDefinitionTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode IMAGE = JSON.readTree("""
            {"Config":{"Env":["PATH=/bin","NGINX=1"],"Cmd":["nginx"],"Entrypoint":["/entry.sh"],"User":"web","WorkingDir":"/srv",
             "Labels":{"maintainer":"us"},"Healthcheck":{"Test":["CMD","check"],"Interval":1000000000}}}""");

    @Test
    void shouldSayNothingThatTheImageSays() {
        // when
        ForeignDefinition definition = ForeignDefinition.of(JSON.readTree("""
                {"Config":{"Image":"nginx:1.27","Env":["PATH=/bin","NGINX=1"],"Cmd":["nginx"],"Entrypoint":["/entry.sh"],"User":"web",
                  "WorkingDir":"/srv","Labels":{"maintainer":"us"},"Healthcheck":{"Test":["CMD","check"],"Interval":1000000000}},
                 "HostConfig":{"NetworkMode":"default","ShmSize":67108864,"LogConfig":{"Type":"json-file","Config":{}},
                  "PortBindings":{},"RestartPolicy":{"Name":"always"},"SecurityOpt":null},"Mounts":[]}"""), IMAGE);

        // then
        assertThat(definition.fields())
                .isEqualTo(Map.of(
                        "docker_image",
                        "nginx:1.27",
                        "restart",
                        "always",
                        "cap_add",
                        List.of("AUDIT_WRITE", "MKNOD", "NET_RAW", "SETFCAP")));
        assertThat(definition.leftOut()).isEmpty();
    }

    @Test
    void shouldTakeOverWhatWasSaidBesidesTheImage() {
        // when
        Map<String, Object> fields =
                ForeignDefinition.of(JSON.readTree("""
                        {"Config":{"Image":"nginx","Env":["PATH=/bin","MODE=x=y"],"Cmd":["nginx","-g","daemon off;"],"Entrypoint":["/entry.sh"],
                          "User":"1000","WorkingDir":"/srv","StopSignal":"SIGQUIT","StopTimeout":30,"Labels":{"team":"blue","maintainer":"us"},
                          "Healthcheck":{"Test":["CMD-SHELL","true"],"Interval":500000000,"Retries":2}},
                         "HostConfig":{"PortBindings":{"80/tcp":[{"HostIp":"","HostPort":"8080"}],"53/udp":[{"HostPort":""}]},
                          "Memory":67108864,"NanoCpus":500000000,"PidsLimit":50,"ShmSize":1048576,"ReadonlyRootfs":true,
                          "CapAdd":["CAP_NET_ADMIN"],"CapDrop":["ALL"],"NetworkMode":"shop","ExtraHosts":["db:10.0.0.9"],
                          "Ulimits":[{"Name":"nofile","Soft":1024,"Hard":4096}],"LogConfig":{"Type":"local","Config":{"max-size":"1m"}},
                          "Tmpfs":{"/run":"size=1m"},"RestartPolicy":{"Name":"on-failure","MaximumRetryCount":3}},
                         "Mounts":[{"Type":"volume","Name":"data","Source":"/var/lib/x","Destination":"/d","RW":true},
                          {"Type":"bind","Source":"/etc/site","Destination":"/site","RW":false}]}"""), IMAGE).fields();

        // then
        assertThat(fields)
                .containsEntry("environment", List.of("MODE=x=y"))
                .containsEntry("command", List.of("nginx", "-g", "daemon off;"))
                .doesNotContainKeys("entrypoint", "working_dir")
                .containsEntry("user", "1000")
                .containsEntry("stop_signal", "SIGQUIT")
                .containsEntry("stop_grace_period", 30)
                .containsEntry("labels", Map.of("team", "blue"))
                .containsEntry(
                        "healthcheck", Map.of("test", List.of("CMD-SHELL", "true"), "interval", 0.5, "retries", 2))
                .containsEntry("exposed_ports", List.of("8080:80/tcp", "53/udp"))
                .containsEntry("memory", 67108864L)
                .containsEntry("cpus", 0.5)
                .containsEntry("pids_limit", 50L)
                .containsEntry("shm_size", 1048576L)
                .containsEntry("read_only", true)
                .containsEntry("cap_add", List.of("NET_ADMIN"))
                .containsEntry("cap_drop", List.of("ALL"))
                .containsEntry("network_mode", "shop")
                .containsEntry("extra_hosts", List.of("db:10.0.0.9"))
                .containsEntry("ulimits", Map.of("nofile", Map.of("soft", 1024L, "hard", 4096L)))
                .containsEntry("tmpfs", List.of("/run"))
                .containsEntry("restart", "on-failure:3")
                .containsEntry(
                        "volumes",
                        List.of(
                                Map.of("type", "volume", "source", "data", "target", "/d", "read_only", false),
                                Map.of("type", "bind", "source", "/etc/site", "target", "/site", "read_only", true)));
    }

    @Test
    void shouldTellWhatNoFieldSays() {
        // when
        ForeignDefinition definition = ForeignDefinition.of(JSON.readTree("""
                {"Config":{"Image":"nginx","Tty":true,"Cmd":["nginx"],"Entrypoint":["/entry.sh"],"Env":[],"User":"web","WorkingDir":"/srv",
                  "Labels":{"com.docker.compose.project":"shop"}},
                 "HostConfig":{"PortBindings":{"80/tcp":[{"HostIp":"127.0.0.1","HostPort":"8080"}]},"AutoRemove":true,"PidMode":"host",
                  "Devices":[{"PathOnHost":"/dev/fuse"}]},"Mounts":[]}"""), IMAGE);

        // then
        assertThat(definition.fields()).doesNotContainKey("labels");
        assertThat(definition.leftOut())
                .extracting(text -> text.split("[ :,]")[0])
                .containsExactlyInAnyOrder(
                        "tty", "com.docker.compose.*", "80/tcp", "restart", "AutoRemove", "Devices", "PidMode");
    }
}

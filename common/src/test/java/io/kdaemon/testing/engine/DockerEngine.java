package io.kdaemon.testing.engine;

import io.kdaemon.testing.process.SystemPrograms;
import io.kdaemon.testing.process.UserCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The Docker Engines that tests can have. All but the machine's own are unpacked by {@code deploy/system-packages.sh engines}. */
public enum DockerEngine {
    /** Debian 12 has 20.10, which speaks no API above 1.41. */
    INSTALLED("", ""),
    V26_1("26.1", ""),
    V28_5("28.5", ""),
    /** As engines from 29 on: what is older than API 1.44 is refused. */
    V28_5_FROM_API_1_44("28.5", "1.44");

    private final String version;
    private final String oldestApi;

    DockerEngine(String version, String oldestApi) {
        this.version = version;
        this.oldestApi = oldestApi;
    }

    /** What its version begins with; empty when it may be any. */
    public String version() {
        return version;
    }

    void require() {
        if (isUnpacked() && !Files.isExecutable(home().resolve("usr/sbin/dockerd"))) {
            throw SystemPrograms.missing("the Docker Engine " + version + " below " + home());
        }
    }

    /** Its own: an older client does not talk to an engine that wants a newer API. */
    Path client() {
        return isUnpacked() ? home().resolve("usr/bin/docker") : SystemPrograms.path("docker");
    }

    Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>();
        if (isUnpacked()) {
            variables.put("ENGINE_PATH", home().resolve("usr/sbin") + ":" + home().resolve("usr/bin"));
        }
        if (!oldestApi.isEmpty()) {
            variables.put("DOCKER_MIN_API_VERSION", oldestApi);
        }
        return variables;
    }

    private boolean isUnpacked() {
        return !version.isEmpty();
    }

    private Path home() {
        return UserCache.resolve("engines").resolve(version);
    }
}

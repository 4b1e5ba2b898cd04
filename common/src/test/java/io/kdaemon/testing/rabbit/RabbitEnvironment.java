package io.kdaemon.testing.rabbit;

import io.kdaemon.testing.process.LoopbackPorts;
import io.kdaemon.testing.process.WorkDirectory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What makes a node its own: name, ports, cookie and every file it would otherwise share with the system's node. */
record RabbitEnvironment(WorkDirectory directory, int port, int mapperPort) {

    Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>(files());
        variables.putAll(network());
        // Idle scheduler threads must not spin on a machine where everything else runs too.
        variables.put("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "+sbwt none +sbwtdcpu none +sbwtdio none");
        return variables;
    }

    private Map<String, String> files() {
        Path plugins = directory.write("enabled_plugins", "[].");
        Path configuration = directory.write("rabbitmq.conf", "disk_free_limit.absolute = 50MB\n");
        return Map.of(
                "HOME", directory.path().toString(),
                "RABBITMQ_CONF_ENV_FILE", "/dev/null",
                "RABBITMQ_CONFIG_FILE", configuration.toString(),
                "RABBITMQ_ENABLED_PLUGINS_FILE", plugins.toString(),
                "RABBITMQ_GENERATED_CONFIG_DIR", directory.resolve("generated").toString(),
                "RABBITMQ_MNESIA_BASE", directory.resolve("data").toString(),
                "RABBITMQ_LOG_BASE", directory.resolve("log").toString(),
                "RABBITMQ_LOGS", "-",
                "RABBITMQ_PID_FILE", directory.resolve("pid").toString());
    }

    private Map<String, String> network() {
        return Map.of(
                "ERL_EPMD_ADDRESS",
                "127.0.0.1",
                "ERL_EPMD_PORT",
                String.valueOf(mapperPort),
                "RABBITMQ_NODENAME",
                "kd" + port + "@localhost",
                "RABBITMQ_NODE_IP_ADDRESS",
                "127.0.0.1",
                "RABBITMQ_NODE_PORT",
                String.valueOf(port),
                "RABBITMQ_DIST_PORT",
                String.valueOf(LoopbackPorts.free()));
    }
}

package io.kdaemon.testing.engine;

import io.kdaemon.testing.process.Command;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The docker command line, pointed at one engine. */
record EngineClient(Path program, String address, int port, Path nodeDirectory) {

    String run(String... arguments) {
        return command(arguments).run().stripTrailing();
    }

    Command command(String... arguments) {
        String[] words = Stream.concat(Stream.of(program.toString()), Stream.of(arguments))
                .toArray(String[]::new);
        return Command.of(words).with(environment());
    }

    static Path certificates(Path nodeDirectory) {
        return nodeDirectory.resolve("tls").resolve("client");
    }

    /** Its own client configuration: no login or context of the person at the machine plays a part. */
    private Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>();
        variables.put("DOCKER_HOST", "tcp://" + address + ":" + port);
        variables.put("DOCKER_CONFIG", nodeDirectory.resolve("client").toString());
        if (port == DockerNode.TLS_PORT) {
            variables.put("DOCKER_TLS_VERIFY", "1");
            variables.put("DOCKER_CERT_PATH", certificates(nodeDirectory).toString());
        }
        return variables;
    }
}

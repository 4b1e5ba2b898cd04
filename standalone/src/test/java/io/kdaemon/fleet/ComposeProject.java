package io.kdaemon.fleet;

import io.kdaemon.testing.api.Api;
import io.kdaemon.testing.process.Command;
import io.kdaemon.testing.process.LoopbackPorts;
import io.kdaemon.testing.process.SystemPrograms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The repository's compose file under a project name, ports and image tags of its own. */
final class ComposeProject implements AutoCloseable {

    private static final String PREFIX = "kdaemon-it-";
    private static final String LABEL = "com.docker.compose.project";
    private static final Path FILE =
            Path.of("..", "docker-compose.yml").toAbsolutePath().normalize();

    /** The first start of a source builds the images, on a machine that runs nothing else in some three minutes. */
    private static final Duration LIMIT = Duration.ofMinutes(25);

    private final String name;
    private final Map<String, String> environment;

    static ComposeProject start() {
        SystemPrograms.require("docker");
        removeAbandoned();
        ComposeProject project =
                new ComposeProject(PREFIX + ProcessHandle.current().pid());
        try {
            project.compose("up", "--detach", "--wait", "--build");
            return project;
        } catch (RuntimeException e) {
            String log = project.compose("logs", "--no-color", "--tail", "40");
            project.close();
            throw new IllegalStateException("The fleet did not start: " + e.getMessage() + log, e);
        }
    }

    private ComposeProject(String name) {
        this.name = name;
        this.environment = Map.of(
                "KDAEMON_VERSION", "it",
                "KDAEMON_CLUSTER", name,
                "KDAEMON_API_PORT", Integer.toString(LoopbackPorts.free()),
                "KDAEMON_UI_PORT", Integer.toString(LoopbackPorts.free()),
                "KDAEMON_APPLICATIONS_PORT", Integer.toString(LoopbackPorts.free()));
    }

    /** As many containers of each named service, and no change to those that run. */
    void scale(Map<String, Integer> services) {
        Stream<String> scales = services.entrySet().stream()
                .flatMap(each -> Stream.of("--scale", each.getKey() + "=" + each.getValue()));
        compose(Stream.concat(Stream.of("up", "--detach", "--wait", "--no-recreate"), scales)
                .toArray(String[]::new));
    }

    Api api() {
        return published("KDAEMON_API_PORT");
    }

    Api pages() {
        return published("KDAEMON_UI_PORT");
    }

    /** Where users reach the applications. */
    Api applications() {
        return published("KDAEMON_APPLICATIONS_PORT");
    }

    Api prometheus() {
        return new Api("http://" + compose("port", "prometheus", "9090").strip());
    }

    private Api published(String port) {
        return new Api("http://127.0.0.1:" + environment.get(port));
    }

    private String compose(String... words) {
        List<String> command = Stream.concat(
                        Stream.of("docker", "compose", "-p", name, "-f", FILE.toString()), Stream.of(words))
                .toList();
        return new Command(command, environment, LIMIT).run();
    }

    /** What the engine still has of this project: containers, networks and volumes, one a line. */
    String leftovers() {
        String filter = "label=" + LABEL + "=" + name;
        return Command.of("docker", "ps", "-aq", "--filter", filter).run()
                + Command.of("docker", "network", "ls", "-q", "--filter", filter)
                        .run()
                + Command.of("docker", "volume", "ls", "-q", "--filter", filter).run();
    }

    /** Also removes images of ours that lost their tag to newer ones; the current ones stay for the next run. */
    @Override
    public void close() {
        compose("down", "--volumes", "--remove-orphans");
        Command.of("docker", "image", "prune", "--force", "--filter", "label=io.kdaemon.service")
                .run();
    }

    /** Of JVMs that were killed. */
    private static void removeAbandoned() {
        Command.of("docker", "ps", "-a", "--filter", "label=" + LABEL, "--format", "{{.Label \"" + LABEL + "\"}}")
                .run()
                .lines()
                .distinct()
                .filter(project -> project.matches(PREFIX + "\\d+"))
                .filter(project -> !isAlive(Long.parseLong(project.substring(PREFIX.length()))))
                .forEach(project -> new ComposeProject(project).close());
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).isPresent();
    }
}

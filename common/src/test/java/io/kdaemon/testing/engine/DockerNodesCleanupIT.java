package io.kdaemon.testing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.testing.process.Command;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DockerNodesCleanupIT {

    @Test
    void shouldLeaveNothingWhenClosedWithRunningAndFrozenNodes() {
        // given
        DockerNodes nodes = DockerNodes.start(2);
        String slot = AbandonedNodes.slotOf(nodes);
        WebImage.loadInto(nodes);
        nodes.all().forEach(node -> node.docker("run", "--detach", WebImage.NAME));
        assertThat(traces(slot)).isNotEmpty();
        nodes.node(1).freeze();

        // when
        nodes.close();

        // then
        assertThat(traces(slot)).isEmpty();
    }

    @Test
    void shouldSweepWhatAKilledSuiteLeftWhenTheNextOneStarts() {
        // given
        String abandoned = runAbandoned();
        assertThat(traces(abandoned)).isNotEmpty();

        // when
        DockerNodes.start(1).close();

        // then
        assertThat(traces(abandoned)).isEmpty();
    }

    private static String runAbandoned() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        return Command.of(java, "-cp", classPath, AbandonedNodes.class.getName())
                .run()
                .strip();
    }

    /** Namespaces, links, cgroups, mounts, firewall rules and processes that carry the slot's name. */
    private static String traces(String slot) {
        String number = slot.substring(2);
        return Command.of("bash", "-c", """
                        ls /run/netns | grep "^%1$sn"
                        ip -o link | grep -E "%1$sn|kdb%2$s:"
                        find /sys/fs/cgroup -maxdepth 2 -name "%1$sn*"
                        grep -h "kdaemon-nodes[/]%2$s/" /proc/mounts
                        iptables -w -S | grep "kdb%2$s "
                        grep -l -a "kdaemon-nodes[/]%2$s/" /proc/[0-9]*/cmdline 2>/dev/null
                        ls -d /var/tmp/kdaemon-nodes/%2$s
                        true""".formatted(slot, number)).run();
    }
}

package io.kdaemon.dockerworker.engine.adapter.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.dockerworker.engine.UsageStream.Usage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class UsageReadingTest {

    private static final String SAMPLE = """
            {"read":"2026-01-01T00:00:02Z","preread":"%s","pids_stats":{"current":3},
             "networks":{"eth0":{"rx_bytes":10,"tx_bytes":20},"eth1":{"rx_bytes":1,"tx_bytes":2}},
             "memory_stats":{"usage":1000,"limit":4000,"stats":{"inactive_file":100}},
             "blkio_stats":{"io_service_bytes_recursive":[{"major":8,"minor":0,"op":"Read","value":7},{"op":"write","value":9}]},
             "cpu_stats":{"cpu_usage":{"total_usage":3000000000},"online_cpus":4},
             "precpu_stats":{"cpu_usage":{"total_usage":2500000000}}}""";

    @Test
    void shouldTellWhatWasUsedSinceTheSampleBefore() throws IOException {
        // when
        Usage usage = parse("2026-01-01T00:00:01Z");

        // then
        assertThat(usage.cpuCores()).isEqualTo(0.5);
        assertThat(usage.memoryBytes()).isEqualTo(900);
        assertThat(usage.memoryLimitBytes()).isEqualTo(4000);
        assertThat(usage.processes()).isEqualTo(3);
        assertThat(usage.traffic().networkReceivedBytes()).isEqualTo(11);
        assertThat(usage.traffic().networkSentBytes()).isEqualTo(22);
        assertThat(usage.traffic().diskReadBytes()).isEqualTo(7);
        assertThat(usage.traffic().diskWrittenBytes()).isEqualTo(9);
    }

    @Test
    void shouldSkipASampleWithNothingBeforeIt() throws IOException {
        assertThat(UsageReading.parse(SAMPLE.formatted("0001-01-01T00:00:00Z").getBytes(UTF_8)))
                .isEmpty();
    }

    private static Usage parse(String before) throws IOException {
        return UsageReading.parse(SAMPLE.formatted(before).getBytes(UTF_8)).orElseThrow();
    }
}

package io.kdaemon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.configuration.KdaemonProperties;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class StartAnnouncementTest {
    @Test
    void shouldNameBothAddresses(CapturedOutput output) {
        // when
        announce("127.0.0.1");

        // then
        assertThat(output).contains("API  http://127.0.0.1:1337/0.0", "UI   http://127.0.0.1:13337/");
    }

    @Test
    void shouldPutAnAddressOfVersionSixInBrackets(CapturedOutput output) {
        // when
        announce("::");

        // then
        assertThat(output).contains("http://[::]:1337/0.0");
    }

    private static void announce(String bindIp) {
        KdaemonProperties properties =
                new KdaemonProperties(bindIp, 1337, 13337, "0.0", "default", Path.of("data"), null);
        new StartAnnouncement(properties)
                .onApplicationEvent(new ApplicationReadyEvent(
                        new SpringApplication(),
                        new String[0],
                        new GenericApplicationContext(),
                        Duration.ofSeconds(4)));
    }
}

package io.kdaemon.standalone.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.testing.process.Command;
import io.kdaemon.testing.process.SystemPrograms;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The alert rules, as Prometheus itself reads and evaluates them. */
class AlertRulesIT {

    @BeforeAll
    static void requirePromtool() {
        SystemPrograms.require("promtool");
    }

    @Test
    void shouldBeValid() {
        assertThat(promtool("check", "rules", OperatorFiles.ALERTS.toString())).contains("SUCCESS");
    }

    @Test
    void shouldFireWhenTheyShouldAndOnlyThen() {
        assertThat(promtool("test", "rules", OperatorFiles.ALERT_TESTS.toString()))
                .contains("SUCCESS");
    }

    @Test
    void shouldEachHaveARunbookSection() {
        // when
        String operations = OperatorFiles.text(OperatorFiles.OPERATIONS);

        // then
        assertThat(OperatorFiles.all("- alert: (\\w+)", OperatorFiles.text(OperatorFiles.ALERTS)))
                .isNotEmpty()
                .allSatisfy(alert -> {
                    assertThat(operations).contains("### " + alert + "\n");
                    assertThat(OperatorFiles.text(OperatorFiles.ALERTS))
                            .contains("docs/operations.md#" + alert.toLowerCase(Locale.ROOT));
                });
    }

    private static String promtool(String... arguments) {
        String[] words = new String[arguments.length + 1];
        words[0] = SystemPrograms.path("promtool").toString();
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        return Command.of(words).run();
    }
}

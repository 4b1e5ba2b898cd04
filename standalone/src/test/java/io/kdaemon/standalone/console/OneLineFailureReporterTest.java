package io.kdaemon.standalone.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.PortInUseException;

@ExtendWith(OutputCaptureExtension.class)
class OneLineFailureReporterTest {
    private final OneLineFailureReporter reporter = new OneLineFailureReporter(null);

    @Test
    void shouldTakeTheReportWhenAKnownReasonIsBuriedInTheFailure() {
        // given
        RuntimeException failure = new IllegalStateException("wrapped", new PortInUseException(1337));

        // when // then
        assertThat(reporter.reportException(failure)).isTrue();
    }

    @Test
    void shouldNameTheReasonInOneLineWhenTheDatabaseIsAway(CapturedOutput output) {
        // given
        RuntimeException failure = new IllegalStateException(new SQLException("Link failure\n\nLong text", "08S01"));

        // when
        boolean reported = reporter.reportException(failure);

        // then
        assertThat(reported).isTrue();
        assertThat(output).contains("to let us in, but: Link failure").doesNotContain("Long text");
    }

    @Test
    void shouldLeaveTheReportToSpringWhenAStatementIsWrong() {
        // given
        SQLException failure = new SQLException("syntax", "42000", 1064);

        // when // then
        assertThat(reporter.reportException(failure)).isFalse();
    }

    @Test
    void shouldLeaveTheReportToSpringWhenTheReasonIsUnknown() {
        // when // then
        assertThat(reporter.reportException(new IllegalStateException("a bug"))).isFalse();
    }
}

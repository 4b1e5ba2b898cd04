package io.kdaemon.standalone.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;

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
    void shouldLeaveTheReportToSpringWhenTheReasonIsUnknown() {
        // when // then
        assertThat(reporter.reportException(new IllegalStateException("a bug"))).isFalse();
    }
}

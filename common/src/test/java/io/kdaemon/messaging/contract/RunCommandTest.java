package io.kdaemon.messaging.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kdaemon.messaging.Envelope;
import io.kdaemon.messaging.MessageCodec;
import io.kdaemon.messaging.contract.RunCommand.Manner;
import io.kdaemon.secret.SecretBox;
import io.kdaemon.secret.SecretKeyException;
import io.kdaemon.testing.messaging.MessageSamples;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunCommandTest {

    private static final SecretBox BOX = SecretBox.of("a-key-of-enough-characters-for-tests");
    private static final SecretBox WITHOUT_A_KEY = SecretBox.of(null);
    private static final Manner MANNER = new Manner("web", "/tmp", false, null);
    private static final CommandLine LINE =
            new CommandLine(List.of("mysql", "-phunter2", ""), List.of("TOKEN=t0ps3cret", "EMPTY="));

    private final MessageCodec codec = new MessageCodec();
    private final StreamTarget target = MessageSamples.all().stream()
            .map(Envelope::body)
            .filter(ReadLogs.class::isInstance)
            .map(body -> ((ReadLogs) body).target())
            .findFirst()
            .orElseThrow();

    static List<CommandLine> lines() {
        return List.of(
                LINE,
                new CommandLine(List.of("ls"), List.of()),
                new CommandLine(List.of("echo", "1", "line\nline", "\u00fc\u4e16"), List.of("A=b=c")));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void shouldOpenWhatWasSealed(CommandLine line) {
        // when
        RunCommand arrived = sent(RunCommand.of(target, line, MANNER, BOX));

        // then
        assertThat(arrived.line(BOX).words()).isEqualTo(line.words());
        assertThat(arrived.line(BOX).variables()).isEqualTo(line.variables());
        assertThat(arrived.user()).isEqualTo("web");
    }

    @Test
    void shouldShowNothingOfItOnItsWayOrInALog() {
        // given
        RunCommand request = RunCommand.of(target, LINE, MANNER, BOX);

        // then
        assertThat(payload(request)).contains("\"sealed\"").doesNotContain("mysql", "hunter2", "TOKEN", "t0ps3cret");
        assertThat(request.toString() + request.line(BOX)).doesNotContain("mysql", "hunter2", "TOKEN", "t0ps3cret");
    }

    @Test
    void shouldReadWhatAnOlderGatewaySends() {
        // given
        String older = payload(RunCommand.of(target, LINE, MANNER, WITHOUT_A_KEY));

        // when
        RunCommand arrived = (RunCommand) codec.decode(older).body();

        // then
        assertThat(older)
                .contains("\"command\":[\"mysql\",\"-phunter2\",\"\"]")
                .contains("\"environment\":[\"TOKEN=t0ps3cret\",\"EMPTY=\"]")
                .doesNotContain("sealed");
        assertThat(arrived.line(BOX)).isEqualTo(LINE);
        assertThat(arrived.line(WITHOUT_A_KEY)).isEqualTo(LINE);
    }

    @Test
    void shouldNameTheKeyThatIsMissing() {
        // given
        RunCommand request = RunCommand.of(target, LINE, MANNER, BOX);

        // when, then
        assertThatThrownBy(() -> request.line(WITHOUT_A_KEY))
                .isInstanceOf(SecretKeyException.class)
                .hasMessageContaining("no key is configured");
    }

    private RunCommand sent(RunCommand request) {
        return (RunCommand) codec.decode(payload(request)).body();
    }

    private String payload(RunCommand request) {
        return codec.encode(MessageSamples.of(request));
    }
}

package io.kdaemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.kdaemon.container.ObservedState;
import io.kdaemon.job.JobState;
import io.kdaemon.rollout.RolloutState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StateDiagramTest {

    private static final Path PAGE = Path.of("../docs/states.md");
    private static final Pattern ARROW = Pattern.compile("^\\s*(\\w+) --> (\\w+)$", Pattern.MULTILINE);

    @Test
    void shouldDrawTheLawOfContainersWhenTheDiagramIsRead() throws IOException {
        assertThat(diagram(1)).isEqualTo(arrows(ObservedState.values(), ObservedState::next));
    }

    @Test
    void shouldDrawTheLawOfJobsWhenTheDiagramIsRead() throws IOException {
        assertThat(diagram(2)).isEqualTo(arrows(JobState.values(), JobState::next));
    }

    @Test
    void shouldDrawTheLawOfRolloutsWhenTheDiagramIsRead() throws IOException {
        assertThat(diagram(3)).isEqualTo(arrows(RolloutState.values(), RolloutState::next));
    }

    private static Set<String> diagram(int number) throws IOException {
        String block = Files.readString(PAGE).split("```mermaid")[number].split("```")[0];
        return ARROW.matcher(block)
                .results()
                .map(match -> match.group(1) + " --> " + match.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static <S> Set<String> arrows(S[] states, Function<S, Set<S>> next) {
        return Arrays.stream(states)
                .flatMap(state -> next.apply(state).stream().map(target -> state + " --> " + target))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

package io.kdaemon.gateway.container;

import io.kdaemon.gateway.web.fields.Values;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** Names of new containers. */
public final class LaunchNames {

    /** Room for a dash and a number. */
    private static final int LONGEST_STEM = Values.LONGEST_NAME - 8;

    private LaunchNames() {}

    static List<String> numbered(String name, int count) {
        return count == 1
                ? List.of(name)
                : IntStream.rangeClosed(1, count).mapToObj(n -> name + "-" + n).toList();
    }

    /**
     * {@code <application>-<n>}, beginning above the highest number in use.
     *
     * @param gap numbers to leave free, so that requests which choose at the same moment do not choose the same
     */
    public static List<String> generated(String application, Collection<String> taken, int count, int gap) {
        String stem = application.substring(0, Math.min(application.length(), LONGEST_STEM)) + "-";
        int highest =
                taken.stream().mapToInt(name -> numberOf(stem, name)).max().orElse(0);
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> stem + (highest + gap + n))
                .toList();
    }

    private static int numberOf(String stem, String name) {
        String rest = name.startsWith(stem) ? name.substring(stem.length()) : "";
        return rest.matches("\\d{1,6}") ? Integer.parseInt(rest) : 0;
    }
}

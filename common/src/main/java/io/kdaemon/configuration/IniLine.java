package io.kdaemon.configuration;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of an INI file. A {@code #} begins a comment only at the line's start or after white space, so that a
 * password may hold one; a quoted value may hold anything but its quote.
 */
sealed interface IniLine {
    record Section(String name) implements IniLine {}

    record Entry(String key, String value) implements IniLine {}

    record Malformed(String text) implements IniLine {}

    Pattern BLANK = Pattern.compile("\\s*([#;].*)?");
    Pattern SECTION = Pattern.compile("\\s*\\[\\s*([^]]*?)\\s*]\\s*(#.*)?");
    Pattern ENTRY = Pattern.compile(
            "\\s*([^\\s=#]+)\\s*=\\s*(?:\"(?<double>[^\"]*)\"|'(?<single>[^']*)'|(?<plain>[^\"'\\s#].*?|))(\\s+#.*|\\s*)");

    /** Empty for a blank line and for a comment. */
    static Optional<IniLine> parse(String line) {
        if (BLANK.matcher(line).matches()) {
            return Optional.empty();
        }
        Matcher section = SECTION.matcher(line);
        if (section.matches()) {
            return Optional.of(new Section(section.group(1)));
        }
        Matcher entry = ENTRY.matcher(line);
        return Optional.of(entry.matches() ? new Entry(entry.group(1), value(entry)) : new Malformed(line.strip()));
    }

    private static String value(Matcher entry) {
        if (entry.group("double") != null) {
            return entry.group("double");
        }
        return entry.group("single") != null ? entry.group("single") : entry.group("plain");
    }
}

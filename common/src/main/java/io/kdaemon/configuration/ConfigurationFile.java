package io.kdaemon.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code app.conf} line by line and notes what is wrong with it instead of stopping at the first. */
final class ConfigurationFile {
    private static final String SECTION = "default";

    private final List<String> problems;
    private final Map<ConfigurationKey, Setting> settings = new EnumMap<>(ConfigurationKey.class);
    private @Nullable String section;

    private ConfigurationFile(List<String> problems) {
        this.problems = problems;
    }

    static Map<ConfigurationKey, Setting> read(Path file, List<String> problems) {
        ConfigurationFile reader = new ConfigurationFile(problems);
        try {
            List<String> lines = Files.readAllLines(file);
            for (int index = 0; index < lines.size(); index++) {
                reader.read(lines.get(index), file + ":" + (index + 1));
            }
        } catch (IOException e) {
            problems.add(file + ": cannot be read: " + e);
        }
        return reader.settings;
    }

    private void read(String text, String origin) {
        IniLine.parse(text).ifPresent(line -> {
            switch (line) {
                case IniLine.Section(String name) -> enter(name, origin);
                case IniLine.Entry(String name, String value) -> set(name, value, origin);
                case IniLine.Malformed(String what) ->
                    problems.add(origin + ": '" + what + "': expected key = value, [section] or # comment");
            }
        });
    }

    private void enter(String name, String origin) {
        section = name;
        if (!name.equals(SECTION)) {
            problems.add(origin + ": unknown section [" + name + "], expected [" + SECTION + "]");
        }
    }

    private void set(String name, String value, String origin) {
        if (section == null) {
            problems.add(origin + ": " + name + " stands before any section, expected [" + SECTION + "] above it");
        }
        ConfigurationKey.named(name)
                .ifPresentOrElse(
                        key -> setOnce(new Setting(key, value, origin)),
                        () -> problems.add(origin + ": unknown key " + name + suggestion(name)));
    }

    private void setOnce(Setting setting) {
        Setting earlier = settings.putIfAbsent(setting.key(), setting);
        if (earlier != null) {
            problems.add(setting.origin() + ": " + setting.key().inFile() + " was already set at " + earlier.origin());
        }
    }

    private static String suggestion(String name) {
        return NearestName.of(name, ConfigurationKey.names())
                .map(nearest -> ", did you mean " + nearest + "?")
                .orElseGet(() -> ", known are: " + String.join(", ", ConfigurationKey.names()));
    }
}

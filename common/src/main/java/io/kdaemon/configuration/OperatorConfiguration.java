package io.kdaemon.configuration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the operator configured, checked: an environment variable wins over the file, the file over the default. */
public final class OperatorConfiguration {
    private static final String FILE_VARIABLE = "KDAEMON_CONF";
    private static final Path DEFAULT_FILE = Path.of("config", "app.conf");

    private final Map<ConfigurationKey, Setting> settings;

    private OperatorConfiguration(Map<ConfigurationKey, Setting> settings) {
        this.settings = settings;
    }

    /**
     * @param namedFile the file given on the command line; absent, {@code KDAEMON_CONF} names it; without either the
     *     default file is read if it is there
     * @throws InvalidConfigurationException naming every wrong value with its place
     */
    public static OperatorConfiguration load(@Nullable String namedFile, Map<String, String> environment) {
        List<String> problems = new ArrayList<>();
        Map<ConfigurationKey, Setting> settings = new EnumMap<>(ConfigurationKey.class);
        file(namedFile, environment).ifPresent(file -> settings.putAll(ConfigurationFile.read(file, problems)));
        for (ConfigurationKey key : ConfigurationKey.values()) {
            String value = environment.get(key.asEnvironmentVariable());
            if (value != null) {
                settings.put(key, new Setting(key, value, "environment variable " + key.asEnvironmentVariable()));
            }
        }
        OperatorConfiguration configuration = new OperatorConfiguration(settings);
        configuration.check(problems);
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(problems);
        }
        return configuration;
    }

    /** A file that was named must be there; the default one need not. */
    private static Optional<Path> file(@Nullable String namedFile, Map<String, String> environment) {
        String named = namedFile == null ? environment.get(FILE_VARIABLE) : namedFile;
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        return Optional.of(DEFAULT_FILE).filter(Files::exists);
    }

    public Optional<String> value(ConfigurationKey key) {
        return Optional.ofNullable(settings.get(key)).map(Setting::value).or(key::defaultValue);
    }

    private void check(List<String> problems) {
        for (Setting setting : settings.values()) {
            ValueRule rule = setting.key().rule();
            if (!rule.accepts(setting.value())) {
                problems.add(describe(setting) + " = '" + setting.value() + "', expected " + rule.expectation());
            }
            setting.key()
                    .needs()
                    .filter(needed -> value(needed).isEmpty())
                    .ifPresent(needed -> problems.add(describe(setting) + " is set, expected " + needed.inFile()
                            + " beside it (without it the embedded store is used)"));
        }
        if (value(ConfigurationKey.API_PORT).equals(value(ConfigurationKey.UI_PORT))) {
            problems.add("api_port and ui_port are both "
                    + value(ConfigurationKey.UI_PORT).orElseThrow() + ", expected two different ports");
        }
    }

    private static String describe(Setting setting) {
        return setting.origin() + ": " + setting.key().inFile();
    }
}

package io.kdaemon.gateway.container;

import io.kdaemon.gateway.application.ApplicationReference;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.fields.Values;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants launched, checked.
 *
 * @param name null: to be made of the application's name
 */
record LaunchForm(
        @Nullable String name,
        Reference application,
        int count,
        long userId,
        boolean enabled,
        DependencyMode dependencyMode) {

    public static final int HIGHEST_COUNT = 1000;

    static LaunchForm read(RequestFields fields) {
        String name = fields.clearable("name", Values::name, null);
        Reference application = ApplicationReference.read(fields);
        Integer count = fields.optional("count", Values.between(1, HIGHEST_COUNT), 1);
        Long userId = fields.optional("user_id", Values::number, 0L);
        Boolean enabled = fields.optional("is_enabled", Values::flag, true);
        DependencyMode mode = fields.optional("dependency_mode", DependencyMode::parse, DependencyMode.SHARED);
        if (name != null && count != null && count > 1) {
            checkNumbered(fields, name, count);
        }
        fields.verify();
        return new LaunchForm(
                name,
                Objects.requireNonNull(application),
                Objects.requireNonNull(count),
                Objects.requireNonNull(userId),
                Objects.requireNonNull(enabled),
                Objects.requireNonNull(mode));
    }

    /** Of something that it depends on. */
    LaunchForm forDependency(String changedName, Reference changedApplication) {
        return new LaunchForm(changedName, changedApplication, 1, userId, true, dependencyMode);
    }

    private static void checkNumbered(RequestFields fields, String name, int count) {
        int longest = Values.LONGEST_NAME - 1 - Integer.toString(count).length();
        if (name.length() > longest) {
            fields.refuse("name", "name is too long, expected at most %d letters beside -%d".formatted(longest, count));
        }
    }
}

package io.kdaemon.messaging;

import io.kdaemon.messaging.contract.MessageBody;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every record of the contract by its kind on the wire, which is the record's name in kebab-case. */
final class MessageKinds {

    private static final Map<String, Class<?>> RECORDS =
            records(MessageBody.class).collect(Collectors.toUnmodifiableMap(MessageKinds::kindOf, Function.identity()));

    private MessageKinds() {}

    static String of(MessageBody body) {
        return kindOf(body.getClass());
    }

    /** Null when there is none. */
    static @Nullable Class<? extends MessageBody> recordOf(String kind) {
        Class<?> type = RECORDS.get(kind);
        return type == null ? null : type.asSubclass(MessageBody.class);
    }

    static SortedSet<String> all() {
        return new TreeSet<>(RECORDS.keySet());
    }

    private static String kindOf(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=.)(?=\\p{Upper})", "-").toLowerCase(Locale.ROOT);
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(MessageKinds::records)
                : Stream.of(type);
    }
}

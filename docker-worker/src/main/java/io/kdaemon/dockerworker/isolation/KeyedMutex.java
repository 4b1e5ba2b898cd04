package io.kdaemon.dockerworker.isolation;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One at a time for each key. Striped locks would be simpler, but then a command for a hung node could hold up an unrelated one of another
 * node; so each key has its own lock as long as somebody uses it.
 */
public final class KeyedMutex<K> {

    private final Map<K, Entry> entries = new ConcurrentHashMap<>();

    private static final class Entry {
        private final ReentrantLock lock = new ReentrantLock(true);
        private int users;
    }

    public <T> T within(K key, Supplier<T> work) {
        Entry entry = entries.compute(key, (_, known) -> joined(known));
        entry.lock.lock();
        try {
            return work.get();
        } finally {
            entry.lock.unlock();
            entries.compute(key, (_, known) -> left(known));
        }
    }

    /** @return empty when another is at work for the key */
    public <T> Optional<T> withinIfFree(K key, Supplier<T> work) {
        Entry entry = entries.compute(key, (_, known) -> joined(known));
        boolean isFree = entry.lock.tryLock();
        try {
            return isFree ? Optional.of(work.get()) : Optional.empty();
        } finally {
            if (isFree) {
                entry.lock.unlock();
            }
            entries.compute(key, (_, known) -> left(known));
        }
    }

    int size() {
        return entries.size();
    }

    private static Entry joined(@Nullable Entry known) {
        Entry entry = known == null ? new Entry() : known;
        entry.users++;
        return entry;
    }

    private static @Nullable Entry left(@Nullable Entry known) {
        return known != null && --known.users > 0 ? known : null;
    }
}

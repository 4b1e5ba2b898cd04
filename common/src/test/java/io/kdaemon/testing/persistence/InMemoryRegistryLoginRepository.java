package io.kdaemon.testing.persistence;

import io.kdaemon.persistence.StaleVersionException;
import io.kdaemon.persistence.TakenException;
import io.kdaemon.registry.RegistryHost;
import io.kdaemon.registry.RegistryLogin;
import io.kdaemon.registry.RegistryLoginId;
import io.kdaemon.registry.RegistryLoginRepository;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

public final class InMemoryRegistryLoginRepository implements RegistryLoginRepository {

    private static final RegistryLoginId UNSTORED = new RegistryLoginId(0);

    private final NavigableMap<Long, RegistryLogin> rows = new TreeMap<>();
    private long lastId;

    @Override
    public synchronized RegistryLogin insert(RegistryLogin login) {
        requireFreeHost(login, UNSTORED);
        RegistryLogin stored = login.stored(new RegistryLoginId(++lastId), 0);
        rows.put(lastId, stored);
        return stored;
    }

    @Override
    public synchronized Optional<RegistryLogin> find(RegistryLoginId id) {
        return Optional.ofNullable(rows.get(id.value()));
    }

    @Override
    public synchronized Optional<RegistryLogin> findByHost(RegistryHost host) {
        return findAll(List.of(host)).stream().findFirst();
    }

    @Override
    public synchronized List<RegistryLogin> findAll(Collection<RegistryHost> hosts) {
        return rows.values().stream()
                .filter(login -> hosts.contains(login.host()))
                .toList();
    }

    @Override
    public synchronized List<RegistryLogin> listAfter(long after, int limit) {
        return rows.tailMap(after, false).values().stream().limit(limit).toList();
    }

    @Override
    public synchronized void update(RegistryLogin login) {
        long version = login.revision().version();
        if (find(login.id()).filter(old -> old.revision().version() == version).isEmpty()) {
            throw new StaleVersionException("registry login", login.id().value(), version);
        }
        requireFreeHost(login, login.id());
        rows.put(login.id().value(), login.stored(login.id(), version + 1));
    }

    @Override
    public synchronized boolean delete(RegistryLoginId id) {
        return rows.remove(id.value()) != null;
    }

    private void requireFreeHost(RegistryLogin login, RegistryLoginId self) {
        boolean taken = findByHost(login.host())
                .filter(holder -> !holder.id().equals(self))
                .isPresent();
        if (taken) {
            throw new TakenException("host", login.host().name());
        }
    }
}

package io.kdaemon.testing.persistence;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.persistence.StaleVersionException;
import io.kdaemon.persistence.TakenException;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

public final class InMemoryApplicationRepository implements ApplicationRepository {

    private final NavigableMap<Long, Application> rows = new TreeMap<>();
    private long lastId;

    @Override
    public synchronized Application insert(Application application) {
        requireFreeName(application, new ApplicationId(0));
        Application stored = stored(application, new ApplicationId(++lastId), 0);
        rows.put(lastId, stored);
        return stored;
    }

    @Override
    public synchronized Optional<Application> find(ApplicationId id) {
        return Optional.ofNullable(rows.get(id.value()));
    }

    @Override
    public synchronized Optional<Application> findByName(String name) {
        return rows.values().stream()
                .filter(application -> application.name().equals(name))
                .findFirst();
    }

    @Override
    public synchronized List<Application> findAll(Collection<ApplicationId> ids) {
        return rows.values().stream()
                .filter(application -> ids.contains(application.id()))
                .toList();
    }

    @Override
    public synchronized List<Application> listAfter(long after, int limit) {
        return rows.tailMap(after, false).values().stream().limit(limit).toList();
    }

    @Override
    public synchronized List<Application> findWithFixedPorts() {
        return rows.values().stream()
                .filter(application -> !application.fixedPorts().isEmpty())
                .toList();
    }

    @Override
    public synchronized void update(Application application) {
        long id = application.id().value();
        long version = application.revision().version();
        Application old = rows.get(id);
        if (old == null || old.revision().version() != version) {
            throw new StaleVersionException("application", id, version);
        }
        requireFreeName(application, application.id());
        rows.put(id, stored(application, application.id(), version + 1));
    }

    @Override
    public synchronized boolean delete(ApplicationId id) {
        return rows.remove(id.value()) != null;
    }

    private void requireFreeName(Application application, ApplicationId self) {
        boolean taken = findByName(application.name())
                .filter(holder -> !holder.id().equals(self))
                .isPresent();
        if (taken) {
            throw new TakenException("name", application.name());
        }
    }

    private static Application stored(Application application, ApplicationId id, long version) {
        return new Application(
                id,
                application.name(),
                application.userId(),
                application.run(),
                application.dependencies(),
                application.constraints(),
                application.enabled(),
                new Application.Revision(
                        version,
                        application.revision().createdAt(),
                        application.revision().updatedAt()));
    }
}

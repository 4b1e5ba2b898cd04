package io.kdaemon.persistence;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.secret.SealedValues;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;

final class MyBatisApplicationRepository implements ApplicationRepository, SealedValues {

    private static final long NEW = 0;

    private final ApplicationMapper mapper;

    MyBatisApplicationRepository(ApplicationMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Application insert(Application application) {
        GeneratedKey key = new GeneratedKey();
        try {
            mapper.insert(ApplicationRow.of(application), key);
        } catch (DuplicateKeyException _) {
            throw new TakenException("name", application.name());
        }
        return new Application(
                new ApplicationId(key.value()),
                application.name(),
                application.userId(),
                application.run(),
                application.dependencies(),
                application.constraints(),
                application.enabled(),
                new Application.Revision(
                        NEW,
                        application.revision().createdAt(),
                        application.revision().updatedAt()));
    }

    @Override
    public Set<String> keyIds() {
        return SecretKeyIds.of(mapper.secretEnvironments());
    }

    @Override
    public Optional<Application> find(ApplicationId id) {
        return mapper.find(id.value()).map(ApplicationRow::toApplication);
    }

    @Override
    public Optional<Application> findByName(String name) {
        return mapper.findByName(name).map(ApplicationRow::toApplication);
    }

    @Override
    public List<Application> findAll(Collection<ApplicationId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return applications(
                mapper.findAll(ids.stream().map(ApplicationId::value).toList()));
    }

    @Override
    public List<Application> listAfter(long after, int limit) {
        return applications(mapper.listAfter(after, limit));
    }

    @Override
    public List<Application> findWithFixedPorts() {
        return applications(mapper.findWithFixedPorts());
    }

    @Override
    public void update(Application application) {
        boolean updated;
        try {
            updated = mapper.update(ApplicationRow.of(application));
        } catch (DuplicateKeyException _) {
            throw new TakenException("name", application.name());
        }
        if (!updated) {
            throw new StaleVersionException(
                    "application",
                    application.id().value(),
                    application.revision().version());
        }
    }

    @Override
    public boolean delete(ApplicationId id) {
        return mapper.delete(id.value());
    }

    private static List<Application> applications(List<ApplicationRow> rows) {
        return rows.stream().map(ApplicationRow::toApplication).toList();
    }
}

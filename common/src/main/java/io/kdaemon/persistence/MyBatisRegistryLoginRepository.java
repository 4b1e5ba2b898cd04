package io.kdaemon.persistence;

import io.kdaemon.registry.RegistryHost;
import io.kdaemon.registry.RegistryLogin;
import io.kdaemon.registry.RegistryLoginId;
import io.kdaemon.registry.RegistryLoginRepository;
import io.kdaemon.secret.SealedValues;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;

final class MyBatisRegistryLoginRepository implements RegistryLoginRepository, SealedValues {

    private static final long NEW = 0;

    private final RegistryLoginMapper mapper;

    MyBatisRegistryLoginRepository(RegistryLoginMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public RegistryLogin insert(RegistryLogin login) {
        GeneratedKey key = new GeneratedKey();
        try {
            mapper.insert(RegistryLoginRow.of(login), key);
        } catch (DuplicateKeyException _) {
            throw taken(login);
        }
        return login.stored(new RegistryLoginId(key.value()), NEW);
    }

    @Override
    public Optional<RegistryLogin> find(RegistryLoginId id) {
        return mapper.find(id.value()).map(RegistryLoginRow::toLogin);
    }

    @Override
    public Optional<RegistryLogin> findByHost(RegistryHost host) {
        return findAll(List.of(host)).stream().findFirst();
    }

    @Override
    public List<RegistryLogin> findAll(Collection<RegistryHost> hosts) {
        return hosts.isEmpty()
                ? List.of()
                : logins(mapper.findAll(hosts.stream().map(RegistryHost::name).toList()));
    }

    @Override
    public List<RegistryLogin> listAfter(long after, int limit) {
        return logins(mapper.listAfter(after, limit));
    }

    @Override
    public void update(RegistryLogin login) {
        boolean updated;
        try {
            updated = mapper.update(RegistryLoginRow.of(login));
        } catch (DuplicateKeyException _) {
            throw taken(login);
        }
        if (!updated) {
            throw new StaleVersionException(
                    "registry login", login.id().value(), login.revision().version());
        }
    }

    @Override
    public boolean delete(RegistryLoginId id) {
        return mapper.delete(id.value());
    }

    @Override
    public Set<String> keyIds() {
        return mapper.keyIds();
    }

    private static TakenException taken(RegistryLogin login) {
        return new TakenException("host", login.host().name());
    }

    private static List<RegistryLogin> logins(List<RegistryLoginRow> rows) {
        return rows.stream().map(RegistryLoginRow::toLogin).toList();
    }
}

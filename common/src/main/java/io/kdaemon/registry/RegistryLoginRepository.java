package io.kdaemon.registry;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The stored logins at registries. All methods take part in the caller's transaction. */
public interface RegistryLoginRepository {

    /**
     * @param login its id is ignored
     * @return as stored, with its id
     * @throws io.kdaemon.persistence.TakenException when there is a login at its host
     */
    RegistryLogin insert(RegistryLogin login);

    Optional<RegistryLogin> find(RegistryLoginId id);

    Optional<RegistryLogin> findByHost(RegistryHost host);

    /** Those there are, in any order. */
    List<RegistryLogin> findAll(Collection<RegistryHost> hosts);

    /** The next ones in order of id. */
    List<RegistryLogin> listAfter(long after, int limit);

    /**
     * @throws io.kdaemon.persistence.StaleVersionException when it was changed or deleted since it was read
     * @throws io.kdaemon.persistence.TakenException when there is another login at its host
     */
    void update(RegistryLogin login);

    /** @return whether it existed */
    boolean delete(RegistryLoginId id);
}

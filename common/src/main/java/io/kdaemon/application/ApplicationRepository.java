package io.kdaemon.application;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The stored applications. All methods take part in the caller's transaction. */
public interface ApplicationRepository {

    /**
     * Stores a new application; its id and version do not count. Returns it as stored.
     *
     * @throws io.kdaemon.persistence.TakenException when the name is in use
     */
    Application insert(Application application);

    Optional<Application> find(ApplicationId id);

    Optional<Application> findByName(String name);

    List<Application> findAll(Collection<ApplicationId> ids);

    /** In order of id. */
    List<Application> listAfter(long after, int limit);

    /** Those that may have {@link Application#fixedPorts()}, perhaps with others. */
    List<Application> findWithFixedPorts();

    /**
     * Compare-and-set on version.
     *
     * @throws io.kdaemon.persistence.StaleVersionException when the stored version is another
     * @throws io.kdaemon.persistence.TakenException when the name is in use
     */
    void update(Application application);

    boolean delete(ApplicationId id);
}

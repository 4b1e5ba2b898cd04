package io.kdaemon.standalone;

import io.kdaemon.standalone.embedded.EmbeddedBroker;
import io.kdaemon.standalone.embedded.EmbeddedMariaDb;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** The stores that nobody configured. Both take seconds to start, so they start side by side. */
final class EmbeddedStores implements AutoCloseable {
    static final String BROKER_PROPERTY = "kdaemon.standalone.embedded-broker";
    /** Lets several platforms on a machine share the unpacked database server; tests do. */
    private static final String BINARIES_FOLDER = "kdaemon.standalone.binaries-dir";

    private static final String DATABASE_ADDRESS = "spring.datasource.url";
    /** It keeps its messages in memory, so at start the watcher takes up again what was under way. */
    private static final String FORGETFUL_BROKER = "kdaemon.watcher.sweeper.all-due-at-start";

    private static final String BROKER_ADDRESS = "spring.rabbitmq.host";

    private final @Nullable EmbeddedMariaDb database;
    private final @Nullable EmbeddedBroker broker;

    private EmbeddedStores(Optional<EmbeddedMariaDb> database, Optional<EmbeddedBroker> broker) {
        this.database = database.orElse(null);
        this.broker = broker.orElse(null);
    }

    static EmbeddedStores start(Environment environment) {
        Path data = Path.of(environment.getRequiredProperty("kdaemon.data-dir"));
        Path folder = data.resolve("mariadb");
        Path binaries = Path.of(environment.getProperty(BINARIES_FOLDER, folder.toString()));
        // Threads of its own and not the common pool's: only these inherit the class loader that sees the stores.
        try (ExecutorService starters = Executors.newFixedThreadPool(2)) {
            var database = startIf(
                    !environment.containsProperty(DATABASE_ADDRESS),
                    () -> EmbeddedMariaDb.start(folder, binaries),
                    starters);
            var broker = startIf(
                    !environment.containsProperty(BROKER_ADDRESS),
                    () -> EmbeddedBroker.start(data.resolve("broker")),
                    starters);
            return bothOrNone(database, broker);
        }
    }

    private static <S> CompletableFuture<Optional<S>> startIf(
            boolean missing, Supplier<S> start, ExecutorService starters) {
        return missing
                ? CompletableFuture.supplyAsync(() -> Optional.of(start.get()), starters)
                : CompletableFuture.completedFuture(Optional.empty());
    }

    private static EmbeddedStores bothOrNone(
            CompletableFuture<Optional<EmbeddedMariaDb>> database, CompletableFuture<Optional<EmbeddedBroker>> broker) {
        try {
            return database.thenCombine(broker, EmbeddedStores::new).join();
        } catch (CompletionException e) {
            database.thenAccept(started -> started.ifPresent(EmbeddedMariaDb::close));
            broker.thenAccept(started -> started.ifPresent(EmbeddedBroker::close));
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Where the stores are, in the words of Spring. */
    Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        if (database != null) {
            properties.put(DATABASE_ADDRESS, database.jdbcUrl());
            properties.put("spring.datasource.username", database.user());
            properties.put("spring.datasource.password", database.password());
        }
        if (broker != null) {
            properties.put(BROKER_PROPERTY, true);
            properties.put(FORGETFUL_BROKER, true);
            properties.put(BROKER_ADDRESS, broker.host());
            properties.put("spring.rabbitmq.port", broker.port());
            properties.put("spring.rabbitmq.username", broker.user());
            properties.put("spring.rabbitmq.password", broker.password());
        }
        return properties;
    }

    /** What holds unless the operator says otherwise. */
    Map<String, Object> defaults() {
        return database == null ? Map.of() : Map.of("kdaemon.cluster", database.clusterName());
    }

    /** The broker first: what it still delivers is then still written. */
    @Override
    public void close() {
        if (broker != null) {
            broker.close();
        }
        if (database != null) {
            database.close();
        }
    }
}

package io.kdaemon.standalone.console;

import io.kdaemon.configuration.InvalidConfigurationException;
import io.kdaemon.standalone.StartRefusedException;
import io.kdaemon.standalone.embedded.EmbeddedStoreException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells the operator why there is no start, and spares them the stack trace where the reason is known. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OneLineFailureReporter implements SpringBootExceptionReporter {
    /** The classes of SQL states for a lost connection and for a refused user. */
    private static final String CONNECTION = "08";

    private static final String AUTHORIZATION = "28";
    private static final int UNKNOWN_DATABASE = 1049;

    private final String databaseAddress;

    /** The signature that Spring asks of a reporter; there is no context when the configuration is wrong. */
    OneLineFailureReporter(@Nullable ConfigurableApplicationContext context) {
        this.databaseAddress = context == null ? "" : context.getEnvironment().getProperty("spring.datasource.url", "");
    }

    @Override
    public boolean reportException(Throwable failure) {
        Optional<String> reason = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(this::reason)
                .flatMap(Optional::stream)
                .findFirst();
        reason.ifPresent(text -> System.err.println("kdaemon: " + text));
        return reason.isPresent();
    }

    private Optional<String> reason(Throwable failure) {
        return switch (failure) {
            case InvalidConfigurationException e -> Optional.of(e.getMessage());
            case StartRefusedException e -> Optional.of(e.getMessage());
            case EmbeddedStoreException e -> Optional.of(e.getMessage());
            case PortInUseException e -> Optional.of(e.getMessage());
            case SQLException e
            when isDatabaseClosedToUs(e) ->
                Optional.of("Expected the database %s to let us in, but: %s"
                        .formatted(databaseAddress.replaceFirst("\\?.*", ""), firstLine(e)));
            default -> Optional.empty();
        };
    }

    private static boolean isDatabaseClosedToUs(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return state.startsWith(CONNECTION) || state.startsWith(AUTHORIZATION) || e.getErrorCode() == UNKNOWN_DATABASE;
    }

    private static String firstLine(SQLException e) {
        return e.getMessage().lines().findFirst().orElse("");
    }
}

package io.kdaemon.standalone.console;

import io.kdaemon.configuration.InvalidConfigurationException;
import io.kdaemon.standalone.StartRefusedException;
import io.kdaemon.standalone.embedded.EmbeddedStoreException;
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
    /** The signature that Spring asks of a reporter. */
    OneLineFailureReporter(@Nullable ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        Optional<Throwable> known = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(OneLineFailureReporter::isKnown)
                .findFirst();
        known.ifPresent(cause -> System.err.println("kdaemon: " + cause.getMessage()));
        return known.isPresent();
    }

    private static boolean isKnown(Throwable failure) {
        return failure instanceof InvalidConfigurationException
                || failure instanceof StartRefusedException
                || failure instanceof EmbeddedStoreException
                || failure instanceof PortInUseException;
    }
}

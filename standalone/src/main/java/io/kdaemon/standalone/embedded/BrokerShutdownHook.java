package io.kdaemon.standalone.embedded;

import java.lang.reflect.Field;
import org.apache.qpid.server.model.Broker;

/**
 * The broker stops itself at the JVM's end, at the same time as the application that still uses it: every listener
 * then reports a lost connection. The broker offers no switch, hence the look into its field.
 */
final class BrokerShutdownHook {
    private BrokerShutdownHook() {}

    static void removeFrom(Broker<?> broker) throws ReflectiveOperationException {
        Field hook = broker.getClass().getSuperclass().getDeclaredField("_shutdownHook");
        hook.setAccessible(true);
        Runtime.getRuntime().removeShutdownHook((Thread) hook.get(broker));
    }
}

/**
 * The stores of the default: a real MariaDB as child process and an AMQP broker in this JVM.
 *
 * <p>Called by {@code StandaloneApplication} before Spring starts, and by tests. Knows nothing of Spring or of the
 * services: it hands out addresses and credentials, nothing else.
 */
@NullMarked
package io.kdaemon.standalone.embedded;

import org.jspecify.annotations.NullMarked;

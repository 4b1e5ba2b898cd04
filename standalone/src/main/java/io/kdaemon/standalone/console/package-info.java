/**
 * What is said on the operator's terminal: why there is no start, the tables of {@code ./kdaemon status}, and the steps
 * of the demo.
 *
 * <p>The last two run in a process of their own, as a client like any other: they use the REST API only, and nothing of
 * the services.
 */
@NullMarked
package io.kdaemon.standalone.console;

import org.jspecify.annotations.NullMarked;

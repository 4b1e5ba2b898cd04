/**
 * The part of the launcher that talks to the API: the tables of {@code ./kdaemon status} and the steps of the demo.
 *
 * <p>A client like any other, in a process of its own: it uses the REST API only, and nothing of the services.
 */
@NullMarked
package io.kdaemon.standalone.console;

import org.jspecify.annotations.NullMarked;

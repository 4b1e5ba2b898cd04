/** The two ports, who may talk to them, and what is served on which: the API on both, the web UI on its own. */
@NullMarked
package io.kdaemon.gateway.server;

import org.jspecify.annotations.NullMarked;

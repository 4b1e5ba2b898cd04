/** The API over stores in memory, and a client for it. */
@NullMarked
package io.kdaemon.gateway.testing;

import org.jspecify.annotations.NullMarked;

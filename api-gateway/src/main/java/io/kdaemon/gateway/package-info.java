/** The api-gateway: its configuration and main class. */
@NullMarked
package io.kdaemon.gateway;

import org.jspecify.annotations.NullMarked;

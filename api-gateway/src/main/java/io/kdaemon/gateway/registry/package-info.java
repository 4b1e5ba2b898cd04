/** {@code /registries}: who kDaemon is at image registries. Passwords are sealed as they come in and never shown. */
@NullMarked
package io.kdaemon.gateway.registry;

import org.jspecify.annotations.NullMarked;

/** {@code /nodes}: adding, changing, removing and showing Docker hosts, with a look at each the moment it is added. */
@NullMarked
package io.kdaemon.gateway.node;

import org.jspecify.annotations.NullMarked;

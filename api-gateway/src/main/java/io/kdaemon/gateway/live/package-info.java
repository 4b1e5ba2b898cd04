/** {@code /events}: tells browsers and other clients what has changed, as it changes. */
@NullMarked
package io.kdaemon.gateway.live;

import org.jspecify.annotations.NullMarked;

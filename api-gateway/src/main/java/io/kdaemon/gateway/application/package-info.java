/** {@code /applications}: the library of what can be launched. */
@NullMarked
package io.kdaemon.gateway.application;

import org.jspecify.annotations.NullMarked;

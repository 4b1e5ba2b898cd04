/** {@code /nodes/:id/load}: what is measured on a node, how old each value is, what is promised on it, and how it was for plots. */
@NullMarked
package io.kdaemon.gateway.load;

import org.jspecify.annotations.NullMarked;

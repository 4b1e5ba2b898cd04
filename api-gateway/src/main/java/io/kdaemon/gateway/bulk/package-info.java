/** {@code /containers/bulk}: one wish for many containers, chosen by what they have in common. */
@NullMarked
package io.kdaemon.gateway.bulk;

import org.jspecify.annotations.NullMarked;

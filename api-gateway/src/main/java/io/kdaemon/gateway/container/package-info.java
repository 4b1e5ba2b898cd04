/** {@code /containers}: launching, stopping, starting, removing and showing containers. Asks only; carrying it out is the workers' part. */
@NullMarked
package io.kdaemon.gateway.container;

import org.jspecify.annotations.NullMarked;

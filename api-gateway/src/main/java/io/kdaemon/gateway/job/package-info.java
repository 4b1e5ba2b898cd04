/** {@code /jobs}: how far a requested piece of work has come. */
@NullMarked
package io.kdaemon.gateway.job;

import org.jspecify.annotations.NullMarked;

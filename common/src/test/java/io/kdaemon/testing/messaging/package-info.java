/** Fakes of the messaging ports, a sample of every message, and the suite that every broker has to pass. */
@NullMarked
package io.kdaemon.testing.messaging;

import org.jspecify.annotations.NullMarked;

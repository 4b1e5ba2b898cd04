/** What every service needs to be a process of its own, in one place: its port, its log, what it shows to probes and to Prometheus. */
@NullMarked
package io.kdaemon.process;

import org.jspecify.annotations.NullMarked;

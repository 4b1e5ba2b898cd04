/** Learns from what docker-workers measure how much the containers of each application use. */
@NullMarked
package io.kdaemon.watcher.usage;

import org.jspecify.annotations.NullMarked;

/** The watcher's own, minimal look at engines over TCP and unix sockets. Not a Docker client. */
@NullMarked
package io.kdaemon.watcher.adapter.engine;

import org.jspecify.annotations.NullMarked;

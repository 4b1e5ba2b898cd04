/** The watcher: its configuration and main class. */
@NullMarked
package io.kdaemon.watcher;

import org.jspecify.annotations.NullMarked;

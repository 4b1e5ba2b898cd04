/** A cluster in memory for the tests of the watcher's parts. */
@NullMarked
package io.kdaemon.watcher.testing;

import org.jspecify.annotations.NullMarked;

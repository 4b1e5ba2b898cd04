/**
 * What the watcher does by itself: loops, begun and ended with the application. Every loop looks at the state as it is, takes
 * no input, and may run in several watchers at once.
 */
@NullMarked
package io.kdaemon.watcher.activity;

import org.jspecify.annotations.NullMarked;

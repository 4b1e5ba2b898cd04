/**
 * Has docker-workers look at every node, over and over, and decides which node is dead: only what two witnesses agree on, and only while it is
 * not rather the watcher that is cut off.
 */
@NullMarked
package io.kdaemon.watcher.observe;

import org.jspecify.annotations.NullMarked;

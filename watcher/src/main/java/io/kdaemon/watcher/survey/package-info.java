/**
 * A look at the whole cluster every few seconds: what waits, where, and for how long. It feeds the metrics, and it notices what no single
 * message tells: that nobody reports any more.
 */
@NullMarked
package io.kdaemon.watcher.survey;

import org.jspecify.annotations.NullMarked;

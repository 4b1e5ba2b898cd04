/**
 * Measures now and then what our containers use. Sparse and expendable: never in the way of observation or commands, and not at all where an engine
 * is in trouble.
 */
@NullMarked
package io.kdaemon.dockerworker.usage;

import org.jspecify.annotations.NullMarked;

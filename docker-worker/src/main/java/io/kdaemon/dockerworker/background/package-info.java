/** What docker-worker does beside following nodes and carrying out commands, so that neither waits for it. */
@NullMarked
package io.kdaemon.dockerworker.background;

import org.jspecify.annotations.NullMarked;

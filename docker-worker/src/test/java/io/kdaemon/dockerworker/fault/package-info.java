/** What becomes of commands when engines, networks and workers fail in the middle of them. */
@NullMarked
package io.kdaemon.dockerworker.fault;

import org.jspecify.annotations.NullMarked;

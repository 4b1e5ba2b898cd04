/** How requests travel to engines. */
@NullMarked
package io.kdaemon.dockerworker.engine.adapter.docker.transport;

import org.jspecify.annotations.NullMarked;

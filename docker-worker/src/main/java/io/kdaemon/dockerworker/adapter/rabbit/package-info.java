/** Where the docker-worker takes its commands from. */
@NullMarked
package io.kdaemon.dockerworker.adapter.rabbit;

import org.jspecify.annotations.NullMarked;

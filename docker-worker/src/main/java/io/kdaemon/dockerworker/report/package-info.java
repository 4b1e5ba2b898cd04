/** How the docker-worker tells what it did and saw: with the broker's confirm, before the command is acknowledged. */
@NullMarked
package io.kdaemon.dockerworker.report;

import org.jspecify.annotations.NullMarked;

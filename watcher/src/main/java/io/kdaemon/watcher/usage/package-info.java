/** Takes in what docker-workers measure: how much the containers of each application use, and how far pulls of their images have come. */
@NullMarked
package io.kdaemon.watcher.usage;

import org.jspecify.annotations.NullMarked;

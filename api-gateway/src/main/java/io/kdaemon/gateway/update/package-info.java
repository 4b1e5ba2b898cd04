/** New specifications for containers: updates, going back to earlier generations, and which generations there were. */
@NullMarked
package io.kdaemon.gateway.update;

import org.jspecify.annotations.NullMarked;

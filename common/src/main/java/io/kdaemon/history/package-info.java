/** What is known of things that are over, and that it is forgotten after a while. */
@NullMarked
package io.kdaemon.history;

import org.jspecify.annotations.NullMarked;

/** Makes one generation of a container run, whatever earlier attempts left behind, and never runs it twice. */
@NullMarked
package io.kdaemon.dockerworker.launch;

import org.jspecify.annotations.NullMarked;

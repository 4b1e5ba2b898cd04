/** kDaemon's REST API from the outside, for tests that run it as a process. */
@NullMarked
package io.kdaemon.testing.api;

import org.jspecify.annotations.NullMarked;

/** The platform as its users meet it: its own process, real engines, real stores, only REST and Docker to look at it. */
@NullMarked
package io.kdaemon.standalone.e2e;

import org.jspecify.annotations.NullMarked;

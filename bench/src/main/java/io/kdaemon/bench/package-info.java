/** How fast a launch is beside a bare create-and-start loop on the same engine, in the same run, and what it costs. */
@NullMarked
package io.kdaemon.bench;

import org.jspecify.annotations.NullMarked;

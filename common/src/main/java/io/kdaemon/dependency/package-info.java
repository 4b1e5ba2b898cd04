/** What containers depend on: containers of other applications that have to be healthy first, and whose addresses are handed over. */
@NullMarked
package io.kdaemon.dependency;

import org.jspecify.annotations.NullMarked;

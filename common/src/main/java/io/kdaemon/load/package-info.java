/** What nodes measure of themselves, with the age of every value. Missing or stale means unknown, never idle. */
@NullMarked
package io.kdaemon.load;

import org.jspecify.annotations.NullMarked;

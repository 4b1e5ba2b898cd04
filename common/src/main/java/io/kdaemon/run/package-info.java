/**
 * How an application's containers are run, beyond image, ports and environment. Stored as JSON and carried by messages as it is: components may be
 * added, never renamed, and what is absent is the default. Only docker-worker knows what an engine makes of it.
 */
@NullMarked
package io.kdaemon.run;

import org.jspecify.annotations.NullMarked;

/** The API on a real database, without a broker: what it has to do alone. */
@NullMarked
package io.kdaemon.standalone.gateway;

import org.jspecify.annotations.NullMarked;

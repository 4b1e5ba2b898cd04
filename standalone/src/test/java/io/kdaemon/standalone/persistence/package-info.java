/** The repositories' contracts on a real MariaDB, and what only a real one can show: locks, waits, plans. */
@NullMarked
package io.kdaemon.standalone.persistence;

import org.jspecify.annotations.NullMarked;

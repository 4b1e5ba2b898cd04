/** Repositories in memory, and the contract suites that they and the real ones both pass. Fakes know no rollback: every call counts at once. */
@NullMarked
package io.kdaemon.testing.persistence;

import org.jspecify.annotations.NullMarked;

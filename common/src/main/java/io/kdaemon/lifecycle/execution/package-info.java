/** Carries out what the law decides: stores the change and sends what follows from it, in one transaction. */
@NullMarked
package io.kdaemon.lifecycle.execution;

import org.jspecify.annotations.NullMarked;

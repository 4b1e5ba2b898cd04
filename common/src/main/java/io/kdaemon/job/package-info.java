/** One requested unit of work on a container and how far it has come. Users follow it at {@code GET /jobs/:id}. */
@NullMarked
package io.kdaemon.job;

import org.jspecify.annotations.NullMarked;

/** Reads compose files: YAML in bounds, variables, and what each service means in the fields of an application. Nothing is stored here. */
@NullMarked
package io.kdaemon.gateway.application.compose;

import org.jspecify.annotations.NullMarked;

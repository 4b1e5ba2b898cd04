/** The API's description as OpenAPI: made from the routes and from the same field lists that requests are checked against. */
@NullMarked
package io.kdaemon.gateway.description;

import org.jspecify.annotations.NullMarked;

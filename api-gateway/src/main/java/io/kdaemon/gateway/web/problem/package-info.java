/** What the API answers when it cannot do as asked: RFC 9457 problem details, made in one place. */
@NullMarked
package io.kdaemon.gateway.web.problem;

import org.jspecify.annotations.NullMarked;

/** Reading the fields of a request one by one: known or unknown, missing, null, wrong; everything wrong is told at once. */
@NullMarked
package io.kdaemon.gateway.web.fields;

import org.jspecify.annotations.NullMarked;

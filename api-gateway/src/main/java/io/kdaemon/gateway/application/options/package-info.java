/** The fields that say how an application is run, as a docker or compose user knows them: read, checked and shown. Nothing is stored here. */
@NullMarked
package io.kdaemon.gateway.application.options;

import org.jspecify.annotations.NullMarked;

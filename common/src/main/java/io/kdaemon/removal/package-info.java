/** What is to be deleted as soon as its containers are gone. Asked for at the gateway, carried out there, and kept so that a restart forgets nothing. */
@NullMarked
package io.kdaemon.removal;

import org.jspecify.annotations.NullMarked;

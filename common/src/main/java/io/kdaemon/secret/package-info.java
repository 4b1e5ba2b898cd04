/**
 * What nobody may read: sealed in the database and in messages, open only where it is used. {@link io.kdaemon.secret.Secret} never shows itself,
 * {@link io.kdaemon.secret.Sealed} may be stored and sent, {@link io.kdaemon.secret.SecretBox} turns one into the other.
 */
@NullMarked
package io.kdaemon.secret;

import org.jspecify.annotations.NullMarked;

/** Certificates and private keys as people give them, in PEM: checked, and put into words. */
@NullMarked
package io.kdaemon.certificate;

import org.jspecify.annotations.NullMarked;

/** Certificates for tests that open no connection; real engines get their own. */
@NullMarked
package io.kdaemon.testing.certificate;

import org.jspecify.annotations.NullMarked;

/**
 * What the containers of an application really use: samples from engines, kept as one estimate per application whose size does not grow with the
 * number of samples.
 */
@NullMarked
package io.kdaemon.usage;

import org.jspecify.annotations.NullMarked;

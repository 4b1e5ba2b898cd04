/** What applications may ask of nodes, and the limits of those that ask for none: the operator's word, the same for all services. */
@NullMarked
package io.kdaemon.policy;

import org.jspecify.annotations.NullMarked;

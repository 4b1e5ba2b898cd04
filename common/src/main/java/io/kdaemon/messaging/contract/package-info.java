/**
 * What travels on the queues. Records of plain values with a versioned kind; they import nothing of ours, so that a change of the domain
 * cannot change the wire by accident. Golden JSON files in the tests pin every one.
 */
@NullMarked
package io.kdaemon.messaging.contract;

import org.jspecify.annotations.NullMarked;

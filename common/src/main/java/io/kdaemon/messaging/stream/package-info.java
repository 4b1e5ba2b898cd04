/**
 * Streams between a gateway and a docker-worker over the broker: frames with a sequence, credit that one side gives the other, signs of life,
 * and one end that both hear of. What a stream is about is said by the {@code OpenStream} message that asks for it; here it is only bytes.
 * Knows no broker: {@link io.kdaemon.messaging.stream.FrameTransport} is the port, its adapter is beside the others.
 */
@NullMarked
package io.kdaemon.messaging.stream;

import org.jspecify.annotations.NullMarked;

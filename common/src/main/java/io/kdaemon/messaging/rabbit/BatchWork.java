package io.kdaemon.messaging.rabbit;

import io.kdaemon.messaging.DeliveryPolicy;
import io.kdaemon.messaging.MessageCodec;
import io.kdaemon.messaging.MessageSubscriber.BatchHandler;
import io.kdaemon.messaging.MessageSubscriber.Received;
import io.kdaemon.messaging.UnprocessableMessageException;
import io.kdaemon.messaging.rabbit.Settlement.Failed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Hands a batch over on the consumer's own thread. When the handler throws, the messages go one by one, so that one that nobody can handle
 * does not take the others with it; unless it was an outage, which would only be met once for each.
 */
final class BatchWork implements Work {

    private final MessageCodec codec;
    private final BatchHandler handler;
    private final DeliveryPolicy policy;
    private final Settlement settlement;

    private record Readable(Delivery delivery, Received received) {}

    BatchWork(MessageCodec codec, BatchHandler handler, DeliveryPolicy policy, Settlement settlement) {
        this.codec = codec;
        this.handler = handler;
        this.policy = policy;
        this.settlement = settlement;
    }

    @Override
    public void accept(List<Delivery> deliveries) throws InterruptedException {
        List<Failed> failed = new ArrayList<>();
        List<Readable> readable = read(deliveries, failed);
        failed.addAll(handle(readable));
        if (failed.isEmpty()) {
            Delivery.acknowledgeAll(deliveries);
        } else {
            acknowledgeOthers(deliveries, failed);
            settlement.settle(failed);
        }
    }

    private List<Readable> read(List<Delivery> deliveries, List<Failed> failed) {
        List<Readable> readable = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            try {
                readable.add(new Readable(delivery, delivery.decode(codec)));
            } catch (UnprocessableMessageException e) {
                failed.add(new Failed(delivery, e));
            }
        }
        return readable;
    }

    private List<Failed> handle(List<Readable> batch) {
        if (batch.isEmpty()) {
            return List.of();
        }
        try {
            handler.handle(batch.stream().map(Readable::received).toList());
            batch.forEach(_ -> settlement.handled());
            return List.of();
        } catch (Throwable failure) { // an Error, too, must not end the consumer
            return batch.size() == 1 || policy.isOutage(failure)
                    ? batch.stream()
                            .map(one -> new Failed(one.delivery(), failure))
                            .toList()
                    : batch.stream()
                            .flatMap(one -> handle(List.of(one)).stream())
                            .toList();
        }
    }

    private static void acknowledgeOthers(List<Delivery> deliveries, List<Failed> failed) {
        Set<Long> failedTags =
                failed.stream().map(one -> one.delivery().tag()).collect(Collectors.toCollection(HashSet::new));
        deliveries.stream()
                .filter(delivery -> !failedTags.contains(delivery.tag()))
                .forEach(Delivery::acknowledge);
    }
}

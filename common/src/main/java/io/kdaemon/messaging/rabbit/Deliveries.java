package io.kdaemon.messaging.rabbit;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.support.DefaultMessagePropertiesConverter;
import org.springframework.amqp.rabbit.support.MessagePropertiesConverter;

/**
 * What the broker has delivered on one channel and nobody has taken yet; the prefetch bounds it. A batch is whatever is there at the moment of
 * asking, so a lone message does not wait and batches grow by themselves when work falls behind.
 */
final class Deliveries extends DefaultConsumer {

    private static final MessagePropertiesConverter CONVERTER = new DefaultMessagePropertiesConverter();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Delivery> waiting = new ArrayDeque<>();
    private boolean ended;

    Deliveries(Channel channel) {
        super(channel);
    }

    /** At least one; none when the channel or the consumer has ended, and then the broker delivers again what was left here. */
    List<Delivery> take(int atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !ended) {
                changed.await();
            }
            return ended ? List.of() : poll(atMost);
        } finally {
            lock.unlock();
        }
    }

    private List<Delivery> poll(int atMost) {
        List<Delivery> taken = new ArrayList<>(Math.min(atMost, waiting.size()));
        while (taken.size() < atMost && !waiting.isEmpty()) {
            taken.add(waiting.remove());
        }
        return taken;
    }

    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void handleDelivery(String consumerTag, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
        Message message = new Message(body, CONVERTER.toMessageProperties(properties, envelope, "UTF-8"));
        lock.lock();
        try {
            waiting.add(new Delivery(getChannel(), envelope.getDeliveryTag(), message));
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The queue was deleted. */
    @Override
    public void handleCancel(String consumerTag) {
        end();
    }

    @Override
    public void handleShutdownSignal(String consumerTag, ShutdownSignalException signal) {
        end();
    }
}

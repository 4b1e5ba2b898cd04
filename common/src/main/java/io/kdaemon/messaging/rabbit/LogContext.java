package io.kdaemon.messaging.rabbit;

import io.kdaemon.messaging.TraceParent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.amqp.core.MessageProperties;

/** Marks every line logged while one message is handled with the request, container and job it belongs to. Told from headers: nothing is parsed for it. */
final class LogContext implements AutoCloseable {

    private final List<MDC.MDCCloseable> entries = new ArrayList<>();

    private LogContext() {}

    static LogContext of(Delivery delivery) {
        MessageProperties properties = delivery.message().getMessageProperties();
        LogContext context = new LogContext();
        context.put("requestId", properties.getCorrelationId());
        context.put(TraceParent.HEADER, properties.getHeader(TraceParent.HEADER));
        context.put("container", properties.getHeader(Headers.CONTAINER_ID));
        context.put("job", properties.getHeader(Headers.JOB_ID));
        return context;
    }

    private void put(String key, @Nullable Object value) {
        if (value != null) {
            entries.add(MDC.putCloseable(key, value.toString()));
        }
    }

    @Override
    public void close() {
        entries.forEach(MDC.MDCCloseable::close);
    }
}

package io.kdaemon.fleet;

import io.kdaemon.testing.api.Api;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Several processes of each service around the same stores. */
final class Fleet implements AutoCloseable {

    private final Map<Service, List<ServiceProcess>> processes;

    private Fleet(Map<Service, List<ServiceProcess>> processes) {
        this.processes = processes;
    }

    /** Starts all of them at the same time and returns when all are ready. */
    static Fleet start(Map<Service, Integer> counts, Map<String, String> settings) {
        Map<Service, List<CompletableFuture<ServiceProcess>>> starting = new EnumMap<>(Service.class);
        counts.forEach((service, count) -> starting.put(
                service,
                Stream.generate(() -> CompletableFuture.supplyAsync(
                                () -> ServiceProcess.start(service, settings), Thread::startVirtualThread))
                        .limit(count)
                        .toList()));
        Map<Service, List<ServiceProcess>> started = new EnumMap<>(Service.class);
        starting.forEach((service, futures) -> started.put(
                service, futures.stream().map(CompletableFuture::join).toList()));
        return new Fleet(started);
    }

    List<ServiceProcess> all(Service service) {
        return processes.get(service);
    }

    ServiceProcess first(Service service) {
        return all(service).getFirst();
    }

    /** The REST API as the gateway at that place serves it, counted from 0. */
    Api api(int gateway) {
        return all(Service.API_GATEWAY).get(gateway).http();
    }

    Stream<ServiceProcess> all() {
        return processes.values().stream().flatMap(List::stream);
    }

    @Override
    public void close() {
        CompletableFuture.allOf(
                        all().map(process -> CompletableFuture.runAsync(process::close, Thread::startVirtualThread))
                                .toArray(CompletableFuture[]::new))
                .join();
    }
}

package io.kdaemon.gateway.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * One page of a list in order of id.
 *
 * @param next the id after which the next page begins; 0 when this is the last
 */
public record Page<T>(List<T> items, long next) {

    /** Reads on until the page is full of what fits or nothing is left. */
    public static <T> Page<T> read(
            PageRequest request, BiFunction<Long, Integer, List<T>> source, ToLongFunction<T> id, Predicate<T> fits) {
        List<T> found = new ArrayList<>();
        long after = request.after();
        while (true) {
            List<T> batch = source.apply(after, request.limit() + 1);
            for (T item : batch) {
                if (fits.test(item) && found.size() == request.limit()) {
                    return new Page<>(found, id.applyAsLong(found.getLast()));
                }
                if (fits.test(item)) {
                    found.add(item);
                }
            }
            if (batch.size() <= request.limit()) {
                return new Page<>(found, 0);
            }
            after = id.applyAsLong(batch.getLast());
        }
    }

    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), next);
    }

    /** The array, and a link to what follows with all other parameters as they were. */
    public ResponseEntity<List<T>> toResponse() {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (next > 0) {
            String target = ServletUriComponentsBuilder.fromCurrentRequest()
                    .scheme(null)
                    .host(null)
                    .port(null)
                    .replaceQueryParam("after", next)
                    .build()
                    .toUriString();
            answer.header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(target));
        }
        return answer.body(items);
    }
}

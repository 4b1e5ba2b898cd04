package io.kdaemon.gateway.web;

import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.gateway.web.problem.ProblemType;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.idempotency.IdempotencyRepository;
import io.kdaemon.idempotency.IdempotencyRepository.StoredResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Creates things once per idempotency key. The key is taken in the transaction that creates, so of many requests with one key the first commits
 * and the others, which wait for it, answer what it answered; a failed one leaves the key free.
 */
public final class Creations {

    public static final String KEY_HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private final IdempotencyRepository keys;
    private final Transactions transactions;
    private final JsonMapper mapper;
    private final Clock clock;

    public Creations(IdempotencyRepository keys, Transactions transactions, JsonMapper mapper, Clock clock) {
        this.keys = keys;
        this.transactions = transactions;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** @param isFirst false for a repetition, which had no effect */
    public record Creation(Answer answer, boolean isFirst) {}

    /** @param resource tells creates of different resources apart that have the same body */
    public Creation create(@Nullable String key, String resource, RequestFields fields, Supplier<Answer> work) {
        if (key == null) {
            return new Creation(transactions.run(work), true);
        }
        if (!KEY.matcher(key).matches()) {
            throw RequestRefusedException.invalid(
                    KEY_HEADER, key, KEY_HEADER + " is not fit, expected 1 to 128 visible ASCII characters");
        }
        String hash = hash(resource + "\n" + fields.canonical());
        return transactions.run(() -> once(key, hash, work));
    }

    /** Lets repetitions answer something newer. */
    public void amend(@Nullable String key, Answer answer) {
        if (key != null) {
            transactions.run(() -> {
                keys.complete(key, mapper.writeValueAsString(answer));
                return answer;
            });
        }
    }

    private Creation once(String key, String hash, Supplier<Answer> work) {
        Optional<StoredResponse> earlier = keys.begin(key, hash, clock.instant());
        if (earlier.isPresent()) {
            return new Creation(repeated(key, hash, earlier.get()), false);
        }
        Answer answer = work.get();
        keys.complete(key, mapper.writeValueAsString(answer));
        return new Creation(answer, true);
    }

    private Answer repeated(String key, String hash, StoredResponse earlier) {
        if (!earlier.requestHash().equals(hash)) {
            throw new RequestRefusedException(
                    ProblemType.IDEMPOTENCY_KEY_REUSED,
                    "%s '%s' was sent before with another request".formatted(KEY_HEADER, key),
                    List.of());
        }
        if (earlier.response() == null) {
            throw RequestRefusedException.conflict(
                    "The first request with %s '%s' has no answer".formatted(KEY_HEADER, key));
        }
        return mapper.readValue(earlier.response(), Answer.class);
    }

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}

package io.kdaemon.testing.fault;

import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/** Which requests a rule is about, by method and target. */
public record Requests(BiPredicate<String, String> chosen) {

    public static Requests all() {
        return new Requests((_, _) -> true);
    }

    /** @param target a regular expression that is to be found in the request's target, the query included */
    public static Requests of(String method, String target) {
        Pattern pattern = Pattern.compile(target);
        return new Requests((itsMethod, itsTarget) ->
                itsMethod.equals(method) && pattern.matcher(itsTarget).find());
    }

    public Requests or(Requests other) {
        return new Requests(chosen.or(other.chosen));
    }

    boolean include(RequestHead head) {
        return chosen.test(head.method(), head.target());
    }
}

package io.kdaemon.gateway.container;

import io.kdaemon.gateway.web.QueryParameters;
import io.kdaemon.job.Terms;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** How a wish is to be carried out, from the query of its request. */
final class WishTerms {

    private static final long DAY = 86_400;
    private static final long USUAL = -1;

    private WishTerms() {}

    static Terms read(HttpServletRequest request, Set<String> known) {
        QueryParameters query = QueryParameters.of(request, known);
        long grace = query.number("grace", 0, DAY, USUAL);
        boolean volumes = query.flag("volumes").orElse(false);
        query.verify();
        return new Terms(grace == USUAL ? null : (int) grace, volumes);
    }
}

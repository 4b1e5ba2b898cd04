package io.kdaemon.gateway.server;

import io.kdaemon.gateway.web.problem.ProblemType;
import io.kdaemon.gateway.web.problem.Problems;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what went wrong before or after our code had a say. */
@Controller
final class LeftoverErrors implements ErrorController {

    /** @return null when half an answer is out already: nothing can be added to it */
    @RequestMapping("${server.error.path:/error}")
    @Nullable
    ResponseEntity<Object> answer(HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            return null;
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        ProblemType type = Arrays.stream(ProblemType.values())
                .filter(candidate -> Integer.valueOf(candidate.status().value()).equals(status))
                .findFirst()
                .orElse(ProblemType.NOT_FOUND);
        return Problems.answer(Problems.of(type, null, List.of()), HttpHeaders.EMPTY);
    }
}

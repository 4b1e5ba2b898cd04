package io.kdaemon.gateway.web;

import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/** Writes what creates answer. */
public final class Answers {

    private final JsonMapper mapper;
    private final ApiPath path;

    public Answers(JsonMapper mapper, ApiPath path) {
        this.mapper = mapper;
        this.path = path;
    }

    /** @param location below the API's path */
    public Answer created(String location, Object view) {
        return answer(HttpStatus.CREATED, location, view);
    }

    /** The thing is there, and work on it is queued. */
    public Answer accepted(String location, Object view) {
        return answer(HttpStatus.ACCEPTED, location, view);
    }

    private Answer answer(HttpStatus status, String location, Object view) {
        return new Answer(status.value(), path.of(location), mapper.valueToTree(view));
    }
}

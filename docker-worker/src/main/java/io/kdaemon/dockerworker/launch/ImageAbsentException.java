package io.kdaemon.dockerworker.launch;

import io.kdaemon.dockerworker.engine.EngineException;

/** The engine needs the image first. */
final class ImageAbsentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final EngineException answer;

    ImageAbsentException(EngineException answer) {
        super(answer);
        this.answer = answer;
    }

    EngineException answer() {
        return answer;
    }
}

package io.kdaemon.dockerworker.engine.adapter.docker.transport;

import com.github.dockerjava.transport.DockerHttpClient;

/** The way to one engine. */
public interface EngineClient extends DockerHttpClient {

    /** Asks the engine to leave HTTP. Whether it does is what the answer says. */
    Takeover takeOver(Request request);
}

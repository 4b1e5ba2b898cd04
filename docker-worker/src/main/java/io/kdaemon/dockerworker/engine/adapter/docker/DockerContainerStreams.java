package io.kdaemon.dockerworker.engine.adapter.docker;

import com.github.dockerjava.api.command.TopContainerResponse;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.kdaemon.dockerworker.engine.CommandPlan;
import io.kdaemon.dockerworker.engine.CommandSession;
import io.kdaemon.dockerworker.engine.ContainerStreams;
import io.kdaemon.dockerworker.engine.EngineException;
import io.kdaemon.dockerworker.engine.EngineException.Kind;
import io.kdaemon.dockerworker.engine.EngineOutput;
import io.kdaemon.dockerworker.engine.LogQuery;
import io.kdaemon.dockerworker.engine.ProcessTable;
import io.kdaemon.dockerworker.engine.UsageStream;
import io.kdaemon.messaging.contract.ForeignContainer;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * Streams of one engine. docker-java's own way takes a platform thread for each and reads on whether or not somebody takes what it has read; here
 * whoever wants more reads by himself.
 */
final class DockerContainerStreams implements ContainerStreams {

    private final EngineConnection connection;
    private final Duration limit;
    private final SessionRequests requests;
    private final ForeignListing foreign;

    /** @param limit until an answer begins */
    DockerContainerStreams(EngineConnection connection, Duration limit, ForeignListing foreign) {
        this.foreign = foreign;
        this.connection = connection;
        this.limit = limit;
        this.requests = new SessionRequests(connection, limit);
    }

    @Override
    public EngineOutput logs(String reference, LogQuery query) {
        boolean tty = hasTerminal(reference);
        Response response = requests.open(get(LogRequest.path(reference, query)));
        return tty
                ? ContainerOutput.raw(connection, response, response.getBody())
                : ContainerOutput.multiplexed(connection, response, response.getBody());
    }

    private boolean hasTerminal(String reference) {
        ContainerConfig config = connection
                .call(limit, connection.client().inspectContainerCmd(reference)::exec)
                .getConfig();
        return config != null && Boolean.TRUE.equals(config.getTty());
    }

    @Override
    public CommandSession run(String reference, CommandPlan plan) {
        String execId = connection.call(limit, () -> ExecRequest.create(connection.client(), reference, plan));
        return new RunningCommand(
                connection, limit, execId, requests.takeOver(ExecRequest.start(execId, plan)), plan.terminal());
    }

    @Override
    public UsageStream usage(String reference, boolean follow) {
        return new DockerUsageStream(
                connection, requests.open(get("/containers/%s/stats?stream=%b".formatted(reference, follow))));
    }

    @Override
    public ProcessTable processes(String reference) {
        TopContainerResponse found = connection.call(limit, connection.client().topContainerCmd(reference)::exec);
        return new ProcessTable(
                List.of(found.getTitles()),
                Arrays.stream(found.getProcesses()).map(List::of).toList());
    }

    @Override
    public List<ForeignContainer> foreign(String cluster, Collection<String> described) {
        return foreign.list(cluster, described);
    }

    @Override
    public OptionalLong sizeOf(String reference, String path) {
        Request request = Request.builder()
                .method("HEAD")
                .path(ArchiveRequest.path(reference, path))
                .build();
        try (Response response = requests.open(request)) {
            return ArchiveRequest.size(response);
        } catch (EngineException e) {
            throw e.kind() == Kind.NOT_FOUND
                    ? new EngineException(Kind.NOT_FOUND, "The container has no " + path, e)
                    : e;
        }
    }

    @Override
    public EngineOutput read(String reference, String path) {
        Response response = requests.open(get(ArchiveRequest.path(reference, path)));
        return ContainerOutput.raw(connection, response, response.getBody());
    }

    @Override
    public void write(String reference, String path, InputStream archive) {
        requests.send(Request.builder()
                .method(Method.PUT)
                .path(ArchiveRequest.path(reference, path))
                .putHeader("Content-Type", "application/x-tar")
                .body(archive)
                .build());
    }

    private static Request get(String path) {
        return Request.builder().method(Method.GET).path(path).build();
    }
}

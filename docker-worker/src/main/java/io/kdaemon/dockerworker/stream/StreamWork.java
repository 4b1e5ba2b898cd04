package io.kdaemon.dockerworker.stream;

import io.kdaemon.dockerworker.engine.ContainerRuntime;
import io.kdaemon.dockerworker.engine.ContainerStreams;
import io.kdaemon.dockerworker.engine.EngineOutput;
import io.kdaemon.dockerworker.engine.LogQuery;
import io.kdaemon.dockerworker.engine.UsageStream;
import io.kdaemon.dockerworker.engine.UsageStream.Usage;
import io.kdaemon.dockerworker.launch.PullAhead;
import io.kdaemon.dockerworker.prune.ImagePrune;
import io.kdaemon.messaging.contract.ListForeign;
import io.kdaemon.messaging.contract.ListProcesses;
import io.kdaemon.messaging.contract.MessageBody.OpenStream;
import io.kdaemon.messaging.contract.PruneImages;
import io.kdaemon.messaging.contract.PullImage;
import io.kdaemon.messaging.contract.ReadFiles;
import io.kdaemon.messaging.contract.ReadLogs;
import io.kdaemon.messaging.contract.ReadStats;
import io.kdaemon.messaging.contract.RunCommand;
import io.kdaemon.messaging.contract.WriteFiles;
import io.kdaemon.messaging.stream.DuplexStream;
import io.kdaemon.messaging.stream.FrameKind;
import io.kdaemon.messaging.stream.StreamOverException;
import io.kdaemon.secret.SecretBox;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** What is done for each kind of request, from its beginning to its end. */
record StreamWork(ContainerStreams engine, ContainerRuntime node, PullAhead pulls, SecretBox box, DuplexStream stream) {

    /** Nobody reads faster. */
    private static final Duration READING = Duration.ofMillis(200);

    /** Less than any window. */
    private static final int PIECE = 16 * 1024;

    void run(OpenStream request) {
        String container = request.target().engineContainerId();
        switch (request) {
            case ReadLogs logs -> send(engine.logs(container, query(logs)));
            case RunCommand command -> new CommandWork(command, box, stream).run(engine);
            case ReadStats stats -> send(engine.usage(container, stats.follow()));
            case ListProcesses _ -> send(StreamJson.of(engine.processes(container)));
            case ReadFiles files -> read(container, files);
            case WriteFiles files -> write(container, files);
            case ListForeign list -> send(StreamJson.of(engine.foreign(list.cluster(), list.described())));
            case PruneImages prune -> prune(prune);
            case PullImage pull -> pull(pull);
        }
    }

    private void send(EngineOutput source) {
        try (EngineOutput output = source) {
            stream.onEnd(output::close);
            stream.opened();
            new OutputPump(output, stream, READING).run();
            stream.end("");
        }
    }

    private void send(UsageStream source) {
        try (UsageStream samples = source) {
            stream.onEnd(samples::close);
            stream.opened();
            for (Optional<Usage> sample = samples.next(); sample.isPresent(); sample = samples.next()) {
                stream.send(FrameKind.STDOUT, StreamJson.of(sample.get()));
            }
            stream.end("");
        }
    }

    private void send(byte[] all) {
        stream.opened();
        for (int from = 0; from < all.length; from += PIECE) {
            stream.send(FrameKind.STDOUT, Arrays.copyOfRange(all, from, Math.min(from + PIECE, all.length)));
        }
        stream.end("");
    }

    private void read(String container, ReadFiles files) {
        if (engine.sizeOf(container, files.path()).orElse(0) > files.mostBytes()) {
            throw LimitedOutput.tooLarge(files.mostBytes());
        }
        send(new LimitedOutput(engine.read(container, files.path()), files.mostBytes()));
    }

    /** May take longer than a stream may take to open. */
    private void prune(PruneImages request) {
        ImagePrune prune = new ImagePrune(node, request.keep(), request.before());
        stream.opened();
        ImagePrune.Outcome outcome = request.dryRun() ? prune.preview() : prune.run();
        stream.send(FrameKind.STDOUT, StreamJson.of(outcome, request.dryRun()));
        stream.end("");
    }

    private void pull(PullImage request) {
        stream.opened();
        PullAhead.Result result = pulls.run(node, request, progress -> sendIfWanted(StreamJson.of(progress)));
        stream.send(FrameKind.STDOUT, StreamJson.of(result));
        stream.end("");
    }

    /** A pull goes on when the one who asked for it has gone. */
    private void sendIfWanted(byte[] line) {
        try {
            stream.send(FrameKind.STDOUT, line);
        } catch (StreamOverException e) {
            return;
        }
    }

    /** That the folder is not there is found out before anything is sent. */
    private void write(String container, WriteFiles files) {
        engine.sizeOf(container, files.path());
        stream.opened();
        engine.write(container, files.path(), new StreamInput(stream));
        stream.end("");
    }

    private static LogQuery query(ReadLogs logs) {
        return new LogQuery(
                logs.follow(),
                logs.tail(),
                new LogQuery.Range(logs.since(), logs.until()),
                logs.timestamps(),
                logs.stdout(),
                logs.stderr());
    }
}

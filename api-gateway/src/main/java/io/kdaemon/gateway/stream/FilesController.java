package io.kdaemon.gateway.stream;

import io.kdaemon.gateway.web.ClientPresence;
import io.kdaemon.gateway.web.QueryParameters;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.messaging.contract.ReadFiles;
import io.kdaemon.messaging.contract.WriteFiles;
import io.kdaemon.messaging.stream.DuplexStream;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The routes that copy files out of containers and into them, as tar archives. */
@RestController
public final class FilesController {

    private final StreamSubjects subjects;
    private final StreamOpening opening;
    private final StreamAnswers answers;
    private final Upload upload;
    private final ContainerStreamProperties properties;

    public FilesController(
            StreamSubjects subjects,
            StreamOpening opening,
            StreamAnswers answers,
            ContainerStreamProperties properties) {
        this.subjects = subjects;
        this.opening = opening;
        this.answers = answers;
        this.upload = new Upload(properties.files(), properties.opening());
        this.properties = properties;
    }

    @Operation(summary = "A file or folder of a container as a tar archive")
    @Parameter(in = ParameterIn.QUERY, name = "path", description = "An absolute path in the container")
    @GetMapping("/containers/{id}/files")
    void read(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = path(request);
        long most = properties.files().toBytes();
        DuplexStream stream =
                opening.open(subjects.present(new Reference(id)), target -> new ReadFiles(target, path, most));
        answers.writeArchive(stream, ClientPresence.of(request), response);
    }

    @Operation(summary = "Unpacks the tar archive that is the body in a folder of a container")
    @Parameter(in = ParameterIn.QUERY, name = "path", description = "An absolute path of a folder in the container")
    @PutMapping("/containers/{id}/files")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void write(@PathVariable String id, HttpServletRequest request) throws IOException {
        String path = path(request);
        upload.check(request);
        StreamSubject subject = subjects.present(new Reference(id));
        upload.send(request, opening.open(subject, target -> new WriteFiles(target, path)));
    }

    private static String path(HttpServletRequest request) {
        QueryParameters query = QueryParameters.only(request, Set.of("path"));
        String path = query.text("path").orElse("");
        if (!ContainerPath.isValid(path)) {
            query.refuse("path", "path is '%s', expected %s".formatted(path, ContainerPath.EXPECTATION));
        }
        query.verify();
        return path;
    }
}

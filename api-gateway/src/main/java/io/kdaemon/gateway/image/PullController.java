package io.kdaemon.gateway.image;

import io.kdaemon.application.Application;
import io.kdaemon.gateway.application.ApplicationDirectory;
import io.kdaemon.gateway.stream.StreamAnswers;
import io.kdaemon.gateway.web.OptionalBody;
import io.kdaemon.gateway.web.Reference;
import io.kdaemon.gateway.web.fields.RequestFields;
import io.kdaemon.lifecycle.execution.CommandMessages;
import io.kdaemon.node.Node;
import io.kdaemon.registry.RegistryHost;
import io.kdaemon.registry.RegistryLoginRepository;
import io.kdaemon.run.PullPolicy;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The route that brings images to nodes ahead of launches. */
@RestController
public final class PullController {

    private final ApplicationDirectory applications;
    private final PullTargets targets;
    private final RegistryLoginRepository logins;
    private final ImageDistribution distribution;
    private final JsonMapper mapper;

    PullController(
            ApplicationDirectory applications,
            PullTargets targets,
            RegistryLoginRepository logins,
            ImageDistribution distribution,
            JsonMapper mapper) {
        this.applications = applications;
        this.targets = targets;
        this.logins = logins;
        this.distribution = distribution;
        this.mapper = mapper;
    }

    @Operation(summary = "Brings an application's image to nodes; tells how far each is as lines of JSON, then the sum")
    @PostMapping("/applications/{id}/pull")
    void pull(@PathVariable String id, @OptionalBody RequestFields fields, HttpServletResponse response)
            throws IOException {
        PullForm form = PullForm.read(fields);
        Application application = applications.get(new Reference(id));
        List<Node> nodes = targets.of(application, form.nodes());
        ImageDistribution.Image image = image(application, form);
        StreamAnswers.begin(MediaType.APPLICATION_NDJSON, response);
        distribution.bring(image, nodes, new PullAnswer(response.getOutputStream(), mapper));
    }

    private ImageDistribution.Image image(Application application, PullForm form) {
        String name = application.run().image();
        boolean usual = application.run().options().pull() == PullPolicy.ALWAYS;
        return new ImageDistribution.Image(
                name,
                Objects.requireNonNullElse(form.refresh(), usual),
                logins.findByHost(RegistryHost.ofImage(name))
                        .map(CommandMessages::login)
                        .orElse(null));
    }
}

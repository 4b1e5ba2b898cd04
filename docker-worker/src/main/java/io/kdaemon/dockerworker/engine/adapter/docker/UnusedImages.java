package io.kdaemon.dockerworker.engine.adapter.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Image;
import io.kdaemon.dockerworker.engine.EngineImage;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an engine has and nobody on it uses, as it says itself. */
final class UnusedImages {

    private static final String NONE = "<none>";

    private final EngineConnection connection;
    private final Duration limit;

    /** @param limit of each call */
    UnusedImages(EngineConnection connection, Duration limit) {
        this.connection = connection;
        this.limit = limit;
    }

    List<EngineImage> list() {
        List<Image> all = ask(client -> client.listImagesCmd().exec());
        Set<String> used = used(all);
        return all.stream()
                .filter(image -> !used.contains(image.getId()))
                .flatMap(image -> inspected(image).stream())
                .toList();
    }

    /** Asked for after the images: whatever was made in between of one of them counts. */
    private Set<String> used(List<Image> all) {
        List<Container> containers =
                ask(client -> client.listContainersCmd().withShowAll(true).exec());
        return Stream.concat(
                        containers.stream().map(Container::getImageId),
                        all.stream().map(Image::getParentId).filter(parent -> parent != null && !parent.isEmpty()))
                .collect(Collectors.toSet());
    }

    /** Empty when it is gone meanwhile. The list does not say when somebody gave it a name here. */
    private Optional<EngineImage> inspected(Image image) {
        try {
            InspectImageResponse more =
                    ask(client -> client.inspectImageCmd(image.getId()).exec());
            return Optional.of(new EngineImage(
                    image.getId(),
                    named(image.getRepoTags()),
                    named(image.getRepoDigests()),
                    image.getSize(),
                    since(image, more)));
        } catch (NotFoundException gone) {
            return Optional.empty();
        }
    }

    private <T> T ask(Function<DockerClient, T> question) {
        return connection.call(limit, () -> question.apply(connection.client()));
    }

    private static List<String> named(String @Nullable [] names) {
        return names == null
                ? List.of()
                : Stream.of(names).filter(name -> !name.contains(NONE)).toList();
    }

    private static Instant since(Image image, InspectImageResponse more) {
        Instant created = Instant.ofEpochSecond(image.getCreated());
        return lastTag(more).filter(created::isBefore).orElse(created);
    }

    private static Optional<Instant> lastTag(InspectImageResponse more) {
        return more.getRawValues().get("Metadata") instanceof Map<?, ?> metadata
                        && metadata.get("LastTagTime") instanceof String time
                ? parsed(time)
                : Optional.empty();
    }

    private static Optional<Instant> parsed(String time) {
        try {
            return Optional.of(OffsetDateTime.parse(time).toInstant());
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}

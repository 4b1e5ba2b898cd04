package io.kdaemon.gateway.application.compose;

import io.kdaemon.gateway.web.problem.RequestRefusedException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** YAML as JSON. Plain data only, and however often a file refers to its own parts, no more than {@value #MOST_NODES} values come of it. */
final class YamlReader {

    static final String FIELD = "compose";
    static final int MOST_NODES = 20_000;

    private static final int MOST_ALIASES = 100;
    private static final int DEEPEST = 40;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private int nodes;

    private YamlReader() {}

    static ObjectNode read(String text) {
        Object loaded;
        try {
            loaded = yaml().load(text);
        } catch (MarkedYAMLException e) {
            throw refused("it is not YAML at line %d, column %d: %s"
                    .formatted(
                            e.getProblemMark().getLine() + 1, e.getProblemMark().getColumn() + 1, e.getProblem()));
        } catch (YAMLException e) {
            throw refused("it is not YAML: " + e.getMessage());
        }
        if (new YamlReader().json(loaded, 0) instanceof ObjectNode file) {
            return file;
        }
        throw refused("expected a mapping with services");
    }

    private static Yaml yaml() {
        LoaderOptions limits = new LoaderOptions();
        limits.setAllowDuplicateKeys(false);
        limits.setMaxAliasesForCollections(MOST_ALIASES);
        limits.setNestingDepthLimit(DEEPEST);
        DumperOptions unused = new DumperOptions();
        return new Yaml(new SafeConstructor(limits), new Representer(unused), unused, limits, new PlainScalars());
    }

    /** As compose reads them: {@code no} is a text and not false, {@code 22:22} is no number of base 60. */
    private static final class PlainScalars extends Resolver {

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|True|TRUE|false|False|FALSE"), "tTfF");
            addImplicitResolver(Tag.INT, Pattern.compile("[-+]?(0|[1-9][0-9]{0,17})"), "-+0123456789");
            addImplicitResolver(Tag.FLOAT, Pattern.compile("[-+]?[0-9]+\\.[0-9]+"), "-+0123456789");
            addImplicitResolver(Tag.NULL, Pattern.compile("~|null|Null|NULL|"), "~nN\0");
            addImplicitResolver(Tag.NULL, Pattern.compile(""), null);
            addImplicitResolver(Tag.MERGE, Pattern.compile("<<"), "<");
        }
    }

    private JsonNode json(@Nullable Object value, int depth) {
        if (++nodes > MOST_NODES || depth > DEEPEST) {
            throw refused("it holds more than %d values or is nested deeper than %d".formatted(MOST_NODES, DEEPEST));
        }
        return switch (value) {
            case null -> JSON.nullNode();
            case Map<?, ?> map -> {
                ObjectNode object = JSON.objectNode();
                map.forEach((key, item) -> object.set(String.valueOf(key), json(item, depth + 1)));
                yield object;
            }
            case List<?> list -> {
                ArrayNode array = JSON.arrayNode();
                list.forEach(item -> array.add(json(item, depth + 1)));
                yield array;
            }
            case Boolean flag -> JSON.booleanNode(flag);
            case Integer number -> JSON.numberNode(number);
            case Long number -> JSON.numberNode(number);
            case Double number -> JSON.numberNode(number);
            case String text -> JSON.stringNode(text);
            default ->
                throw refused("it holds a %s, expected texts, numbers, lists and mappings"
                        .formatted(value.getClass().getSimpleName()));
        };
    }

    private static RequestRefusedException refused(String reason) {
        return RequestRefusedException.invalid(FIELD, "", "compose cannot be read: " + reason);
    }
}

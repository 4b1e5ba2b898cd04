package io.kdaemon.watcher.survey;

import io.kdaemon.certificate.PemCertificate;
import io.kdaemon.node.EngineTls;
import io.kdaemon.node.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that we have for nodes: one for many of them, or one for each.
 *
 * @param hostnames of the nodes that it is kept for
 */
record NodeCertificate(Role role, PemCertificate certificate, List<String> hostnames) {

    private static final int NAMED = 10;

    enum Role {
        CA("CA", "none of their engines can be verified", "ca"),
        CLIENT("client certificate", "their engines refuse us", "cert and key");

        private final String words;
        private final String consequence;
        private final String fields;

        Role(String words, String consequence, String fields) {
            this.words = words;
            this.consequence = consequence;
            this.fields = fields;
        }
    }

    private record Identity(Role role, String fingerprint) {}

    private record Use(Role role, PemCertificate certificate, String hostname) {

        Identity identity() {
            return new Identity(role, certificate.fingerprint());
        }
    }

    static List<NodeCertificate> of(List<Node> nodes) {
        Map<Identity, List<Use>> uses = nodes.stream()
                .flatMap(NodeCertificate::uses)
                .collect(Collectors.groupingBy(Use::identity, LinkedHashMap::new, Collectors.toList()));
        return uses.values().stream().map(NodeCertificate::joined).toList();
    }

    private static Stream<Use> uses(Node node) {
        EngineTls tls = node.profile().engine().tls();
        return tls == null
                ? Stream.empty()
                : Stream.concat(use(Role.CA, tls.ca(), node), use(Role.CLIENT, tls.certificate(), node));
    }

    private static Stream<Use> use(Role role, @Nullable PemCertificate certificate, Node node) {
        return Optional.ofNullable(certificate).stream()
                .map(found -> new Use(role, found, node.profile().hostname()));
    }

    private static NodeCertificate joined(List<Use> uses) {
        Use first = uses.getFirst();
        return new NodeCertificate(
                first.role(),
                first.certificate(),
                uses.stream().map(Use::hostname).toList());
    }

    /** As {@code client certificate 'CN=kdaemon' of web1, web2}. */
    String description() {
        String others = hostnames.size() > NAMED ? " and %d more".formatted(hostnames.size() - NAMED) : "";
        return "%s '%s' of %s%s"
                .formatted(
                        role.words,
                        certificate.subject(),
                        hostnames.stream().limit(NAMED).collect(Collectors.joining(", ")),
                        others);
    }

    /** What follows from its end, and what to do. */
    String advice() {
        return "Without it %s: send %s with PUT /nodes/:id. Fingerprint: %s"
                .formatted(role.consequence, role.fields, certificate.fingerprint());
    }
}

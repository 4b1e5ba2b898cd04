package io.kdaemon.planning;

import static io.kdaemon.planning.Candidates.aNode;

import io.kdaemon.application.ApplicationId;
import io.kdaemon.load.Signal;
import io.kdaemon.node.NodeStatus;
import io.kdaemon.node.Resources;
import io.kdaemon.placement.Constraints;
import io.kdaemon.placement.LabelRule;
import io.kdaemon.placement.LabelRule.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Clusters and asks of every kind; the same ones for the same seed. */
final class RandomWorlds {

    private static final long GIB = 1L << 30;
    private static final int APPLICATIONS = 4;

    private final Random random;

    RandomWorlds(long seed) {
        random = new Random(seed);
    }

    Cluster cluster() {
        int count = random.nextInt(3) == 0 ? random.nextInt(200) : random.nextInt(25);
        List<Candidate> nodes = new ArrayList<>();
        for (int id = 1; id <= count; id++) {
            nodes.add(node(id));
        }
        return Cluster.of(nodes);
    }

    private Candidate node(int id) {
        Candidates node = aNode(id)
                .freeCores(random.nextDouble(4))
                .memoryAvailable(random.nextLong(8 * GIB))
                .reserved(new Resources(random.nextInt(8000), random.nextLong(8 * GIB)))
                .pending(new Resources(random.nextInt(1000), random.nextLong(GIB)))
                .failures(random.nextInt(3))
                .measured(Signal.CPU_PRESSURE, random.nextDouble())
                .measured(Signal.MEMORY_STALL, random.nextDouble(0.12));
        if (random.nextInt(4) == 0) {
            node.loadUnknown();
        }
        if (random.nextInt(9) == 0) {
            node.disabled();
        }
        if (random.nextInt(9) == 0) {
            node.status(NodeStatus.SUSPECT, "timed out");
        }
        if (random.nextBoolean()) {
            node.labelled("zone", "z" + random.nextInt(3));
        }
        return node.with(residents()).build();
    }

    private Residents residents() {
        return random.nextBoolean()
                ? Residents.NONE
                : new Residents(Map.of(application(), 1 + random.nextInt(3)), Set.of("image-" + random.nextInt(3)));
    }

    Ask ask() {
        Resources resources = new Resources(random.nextInt(3000), random.nextLong(4 * GIB));
        return Ask.of(
                resources,
                application(),
                "image-" + random.nextInt(3),
                constraints(),
                Map.of("a1", new ApplicationId(1), "a2", new ApplicationId(2)));
    }

    private Constraints constraints() {
        return new Constraints(
                rarely() ? List.of(rule()) : List.of(),
                rarely() ? List.of("node-1", "node-2", "node-13") : List.of(),
                rarely() ? List.of("node-2") : List.of(),
                rarely(),
                rarely() ? List.of("a1") : List.of(),
                rarely() ? List.of("a2") : List.of(),
                spreadBy());
    }

    private LabelRule rule() {
        Operator operator = Operator.values()[random.nextInt(Operator.values().length)];
        return new LabelRule("zone", operator, List.of("z" + random.nextInt(4)));
    }

    private @Nullable String spreadBy() {
        return random.nextInt(3) == 0 ? "zone" : null;
    }

    private boolean rarely() {
        return random.nextInt(5) == 0;
    }

    private ApplicationId application() {
        return new ApplicationId(1 + random.nextInt(APPLICATIONS));
    }
}

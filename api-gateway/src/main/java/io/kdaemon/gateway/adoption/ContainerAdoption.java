package io.kdaemon.gateway.adoption;

import io.kdaemon.adoption.Adoption;
import io.kdaemon.application.Application;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ObservedState;
import io.kdaemon.gateway.adoption.AdoptionView.Result;
import io.kdaemon.gateway.application.AdoptedApplications;
import io.kdaemon.gateway.web.Transactions;
import io.kdaemon.gateway.web.problem.RequestRefusedException;
import io.kdaemon.messaging.contract.ForeignContainer;
import io.kdaemon.messaging.contract.ForeignContainer.Description;
import io.kdaemon.node.Node;
import io.kdaemon.persistence.TakenException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes one container over, in a transaction of its own: what is wrong with one is not the others' fault. */
final class ContainerAdoption {

    private static final int ATTEMPTS = 3;

    private final AdoptionRecords records;
    private final AdoptedApplications applications;
    private final Transactions transactions;
    private final JsonMapper mapper;

    ContainerAdoption(
            AdoptionRecords records, AdoptedApplications applications, Transactions transactions, JsonMapper mapper) {
        this.records = records;
        this.applications = applications;
        this.transactions = transactions;
        this.mapper = mapper;
    }

    /** Empty when it is nobody's yet. */
    Optional<Result> before(Node node, ForeignContainer found) {
        return records.find(node, found.engineContainerId()).map(adoption -> adoptedBefore(found, adoption));
    }

    /**
     * Who was quicker with the same container has adopted it; another attempt tells.
     *
     * @param given null: one that follows from the container
     */
    Result adopt(Node node, ForeignContainer found, Description how, @Nullable Application given) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transactions.run(() -> adoptOnce(node, found, how, given));
            } catch (RequestRefusedException e) {
                return Result.refused(found, String.valueOf(e.getMessage()));
            } catch (TakenException e) {
                if (attempt == ATTEMPTS) {
                    return Result.refused(found, String.valueOf(e.getMessage()));
                }
            }
        }
    }

    private Result adoptOnce(Node node, ForeignContainer found, Description how, @Nullable Application given) {
        Optional<Result> before = before(node, found);
        if (before.isPresent()) {
            return before.get();
        }
        Application application = given == null ? applications.of(definition(found, how)) : given;
        if (given != null) {
            applications.requireAllowed(definition(found, how));
        }
        return Result.adopted(found, records.store(node, found, how, application), how.leftOut());
    }

    private Result adoptedBefore(ForeignContainer found, Adoption adoption) {
        ContainerInstance ours = records.container(adoption);
        return ours.observed() == ObservedState.REMOVED
                ? Result.refused(found, "it was given up as container %s and is being removed".formatted(ours.id()))
                : Result.before(found.engineContainerId(), ours);
    }

    private ObjectNode definition(ForeignContainer found, Description how) {
        ObjectNode definition = mapper.valueToTree(how.definition());
        return definition.put("name", AdoptedName.of(found.name()));
    }
}

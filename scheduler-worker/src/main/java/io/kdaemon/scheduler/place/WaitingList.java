package io.kdaemon.scheduler.place;

import io.kdaemon.application.Application;
import io.kdaemon.application.ApplicationId;
import io.kdaemon.application.ApplicationRepository;
import io.kdaemon.container.ContainerId;
import io.kdaemon.container.ContainerInstance;
import io.kdaemon.container.ContainerRepository;
import io.kdaemon.job.Job;
import io.kdaemon.job.JobId;
import io.kdaemon.job.JobRepository;
import io.kdaemon.job.JobState;
import io.kdaemon.planning.Ask;
import io.kdaemon.planning.Cluster;
import io.kdaemon.planning.PlacementPlanner;
import io.kdaemon.planning.Verdict;
import io.kdaemon.planning.cluster.Asks;
import io.kdaemon.planning.cluster.NodeTable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes up containers that wait for capacity the moment a node could take them, whatever has made the room: a node that came or came back, a
 * container that went, load that fell. It only asks the planner; room is claimed when they are then placed as any others.
 */
public class WaitingList {

    /** Longest waiting first; those behind have their turn with the sweeper. */
    private static final int MOST = 500;

    private final Waiting waiting;
    private final Asks asks;
    private final NodeTable nodeTable;
    private final PlacementPlanner planner;
    private final RandomGenerator random;
    private final Clock clock;

    /** What is stored of those who wait. */
    public record Waiting(JobRepository jobs, ContainerRepository containers, ApplicationRepository applications) {}

    public WaitingList(
            Waiting waiting,
            Asks asks,
            NodeTable nodeTable,
            PlacementPlanner planner,
            RandomGenerator random,
            Clock clock) {
        this.waiting = waiting;
        this.asks = asks;
        this.nodeTable = nodeTable;
        this.planner = planner;
        this.random = random;
        this.clock = clock;
    }

    @Transactional
    public void lookAgain() {
        List<Job> jobs = waiting.jobs().listIn(JobState.WAITING_FOR_CAPACITY, MOST);
        if (!jobs.isEmpty()) {
            waiting.jobs().hasten(placeable(jobs), clock.instant());
        }
    }

    /** An application that finds no room once finds none for its other containers either. */
    private List<JobId> placeable(List<Job> jobs) {
        Map<ContainerId, ApplicationId> applications = applications(jobs);
        Map<ApplicationId, Ask> hopeful = new HashMap<>(asks(applications.values()));
        Cluster cluster = nodeTable.view();
        List<JobId> placeable = new ArrayList<>();
        for (Job job : jobs) {
            ApplicationId application = applications.get(job.containerId());
            Ask ask = hopeful.get(application);
            if (ask != null && finds(ask, cluster)) {
                placeable.add(job.id());
            } else {
                hopeful.remove(application);
            }
        }
        return placeable;
    }

    private boolean finds(Ask ask, Cluster cluster) {
        Optional<Verdict> winner = planner.plan(cluster, ask, random).winner();
        winner.ifPresent(found -> cluster.promise(found.candidate().node().id(), ask));
        return winner.isPresent();
    }

    private Map<ContainerId, ApplicationId> applications(List<Job> jobs) {
        Map<ContainerId, ApplicationId> applications = new HashMap<>();
        for (ContainerInstance container :
                waiting.containers().findAll(jobs.stream().map(Job::containerId).toList())) {
            applications.put(container.id(), container.identity().applicationId());
        }
        return applications;
    }

    private Map<ApplicationId, Ask> asks(Collection<ApplicationId> ids) {
        List<Application> applications =
                waiting.applications().findAll(ids.stream().distinct().toList());
        return asks.of(applications);
    }
}

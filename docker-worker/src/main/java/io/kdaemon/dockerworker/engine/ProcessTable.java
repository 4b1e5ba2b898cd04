package io.kdaemon.dockerworker.engine;

import java.util.List;

/** A container's processes as its node's {@code ps} shows them: names of columns, and a row for each process. */
public record ProcessTable(List<String> titles, List<List<String>> processes) {

    public ProcessTable {
        titles = List.copyOf(titles);
        processes = List.copyOf(processes);
    }
}

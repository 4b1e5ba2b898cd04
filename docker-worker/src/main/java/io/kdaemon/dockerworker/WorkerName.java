package io.kdaemon.dockerworker;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What a docker-worker is called that was given no name: its host, and its process there. */
final class WorkerName {

    private WorkerName() {}

    static String ofThisProcess() {
        return host() + ":" + ProcessHandle.current().pid();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "docker-worker";
        }
    }
}

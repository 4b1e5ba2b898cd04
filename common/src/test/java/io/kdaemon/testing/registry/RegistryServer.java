package io.kdaemon.testing.registry;

import io.kdaemon.testing.process.Command;
import io.kdaemon.testing.process.HttpProbe;
import io.kdaemon.testing.process.LoopbackPorts;
import io.kdaemon.testing.process.Server;
import io.kdaemon.testing.process.SystemPrograms;
import io.kdaemon.testing.process.TcpProbe;
import io.kdaemon.testing.process.WorkDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A real, empty registry without TLS. The engines of the tests' nodes accept it on an address of their bridge. */
public final class RegistryServer implements AutoCloseable {
    /** Who may log in to a registry started by {@link #startWithLogin}. */
    public static final String USER = "kdaemon";

    public static final String PASSWORD = "let-me-pull";
    // bcrypt, the only kind the registry reads.
    private static final String PASSWORD_LINE =
            USER + ":$2y$05$kdaemonkdaemonkdaemonexEsS3Ov/Ul/YvO8mOsrdwe6fGJlY/XW\n";

    private final String name;
    private final Server server;

    private RegistryServer(String name, Server server) {
        this.name = name;
        this.server = server;
    }

    /** @param address where to listen, for example the host address of the nodes */
    public static RegistryServer start(String address) {
        return start(address, WorkDirectory.create("registry"), "");
    }

    /** A registry that answers 401 to everybody but {@link #USER}. */
    public static RegistryServer startWithLogin(String address) {
        WorkDirectory directory = WorkDirectory.create("registry");
        String passwords = directory.write("passwords", PASSWORD_LINE).toString();
        return start(address, directory, "auth: {htpasswd: {realm: kdaemon, path: " + passwords + "}}");
    }

    private static RegistryServer start(String address, WorkDirectory directory, String authentication) {
        String program = SystemPrograms.path("docker-registry").toString();
        int port = LoopbackPorts.free();
        directory.write("config.yml", """
                version: 0.1
                log: {level: info, accesslog: {disabled: true}}
                storage: {filesystem: {rootdirectory: %s}, delete: {enabled: true}}
                http: {addr: "%s:%d"}
                %s
                """.formatted(directory.resolve("data"), address, port, authentication));
        Command serve =
                Command.of(program, "serve", directory.resolve("config.yml").toString());
        TcpProbe probe = new TcpProbe(address, port);
        return new RegistryServer(address + ":" + port, Server.start(serve, directory, probe::isAccepted));
    }

    /** {@code host:port}, the first part of the image names it serves. */
    public String name() {
        return name;
    }

    /** The names of the images it holds, as the JSON of its catalog. */
    public String catalog() {
        try {
            return HttpProbe.of("http://" + name + "/v2/_catalog").body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void stop() {
        server.stop();
    }

    /** Starts it again with the images it had. */
    public void startAgain() {
        server.start();
    }

    @Override
    public void close() {
        server.close();
    }
}

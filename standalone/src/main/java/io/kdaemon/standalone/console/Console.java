package io.kdaemon.standalone.console;

/** Started by the launcher: {@code Console API_URL status | demo SOCKET IMAGE | clean}. */
public final class Console {
    private Console() {}

    public static void main(String[] arguments) {
        try (Api api = new Api(arguments[0])) {
            run(api, arguments);
        } catch (ConsoleException e) {
            System.err.println("kdaemon: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Api api, String[] arguments) {
        switch (arguments[1]) {
            case "status" -> System.out.print(Inventory.of(api));
            case "demo" -> new Demo(api, System.out).run(arguments[2], arguments[3]);
            case "clean" -> new Demo(api, System.out).clean();
            default -> throw new ConsoleException("unknown: " + arguments[1]);
        }
    }
}

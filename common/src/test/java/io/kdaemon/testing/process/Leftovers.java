package io.kdaemon.testing.process;

/** What fixtures of this JVM left on the machine, by the name of their work directories. */
public final class Leftovers {
    private Leftovers() {}

    /** Directories and processes, one a line; empty when nothing is left. */
    public static String of(String name) {
        String prefix = WorkDirectory.prefix(name);
        return Command.of("bash", "-c", """
                        ls -d "${TMPDIR:-/tmp}/%1$s"* 2>/dev/null
                        grep -lsa "%1$s" /proc/[0-9]*/environ
                        true""".formatted(prefix)).run();
    }
}

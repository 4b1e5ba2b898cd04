package io.kdaemon.bench;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * POST-to-RUNNING beside a bare create-and-start loop. Both ways take turns in short rounds on the same engine, because this is the only
 * comparison that a noisy machine allows.
 *
 * <p>Arguments: base URL of the API, URI of the engine, image that listens on 8080, launches per parallelism, pid of the
 * platform's JVM.
 */
public final class LaunchBenchmark {

    private static final int[] PARALLELISM = {1, 2, 4, 8};
    private static final int ROUNDS = 4;
    private static final int PORT = 8080;

    private final Api api;
    private final String engineUri;
    private final String image;
    private final int launches;
    private final long platformPid;

    private LaunchBenchmark(String[] arguments) {
        this.api = new Api(arguments[0]);
        this.engineUri = arguments[1];
        this.image = arguments[2];
        this.launches = Integer.parseInt(arguments[3]);
        this.platformPid = Long.parseLong(arguments[4]);
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 5) {
            throw new IllegalArgumentException("Expected: API-URL ENGINE-URI IMAGE LAUNCHES PLATFORM-PID");
        }
        Locale.setDefault(Locale.ROOT);
        new LaunchBenchmark(arguments).run();
        System.exit(0);
    }

    private void run() throws Exception {
        PlatformLauncher platform = new PlatformLauncher(api, new Registration(api, engineUri, image).register());
        RawLauncher raw = new RawLauncher(engineUri, image, PORT);
        warmUp(raw, platform);
        print("%d launches each way at every parallelism, in %d turns%n%n", launches, ROUNDS);
        print("| parallelism | raw/s | kDaemon/s | ratio | raw p50/p99 ms | kDaemon p50/p99 ms | added p50/p99 ms |%n");
        print("|---|---|---|---|---|---|---|%n");
        CpuMeter cpu = new CpuMeter(platformPid);
        for (int parallelism : PARALLELISM) {
            measure(raw, platform, parallelism);
        }
        int total = 2 * PARALLELISM.length * launches;
        print(
                "%nCPU ms per launch, by program (engine programs serve both ways, %d launches and removals in all):%n",
                total);
        cpu.used().forEach((program, seconds) -> printCpu(program, seconds, total));
    }

    /** Compilers and caches are not what is measured. */
    private static void warmUp(Launcher raw, Launcher platform) throws Exception {
        new Round(raw, "warm-raw").run(10, 2);
        new Round(platform, "warm-kd").run(40, 4);
        TimeUnit.SECONDS.sleep(1);
    }

    private void measure(Launcher raw, Launcher platform, int parallelism) throws Exception {
        Round rawRound = new Round(raw, "bench-raw-" + parallelism);
        Round platformRound = new Round(platform, "bench-kd-" + parallelism);
        for (int turn = 0; turn < ROUNDS; turn++) {
            rawRound.run(launches / ROUNDS, parallelism);
            platformRound.run(launches / ROUNDS, parallelism);
        }
        Latencies rawTimes = rawRound.latencies();
        Latencies ourTimes = platformRound.latencies();
        print(
                "| %d | %.2f | %.2f | %.2f | %.0f / %.0f | %.0f / %.0f | %.0f / %.0f |%n",
                parallelism,
                rawRound.perSecond(),
                platformRound.perSecond(),
                platformRound.perSecond() / rawRound.perSecond(),
                rawTimes.millis(0.5),
                rawTimes.millis(0.99),
                ourTimes.millis(0.5),
                ourTimes.millis(0.99),
                ourTimes.millis(0.5) - rawTimes.millis(0.5),
                ourTimes.millis(0.99) - rawTimes.millis(0.99));
    }

    private static void printCpu(String program, double seconds, int total) {
        boolean ours = program.equals("java") || program.equals("mariadbd");
        print("  %-18s %7.1f%n", program, seconds * 1000 / (ours ? total / 2.0 : total));
    }

    private static void print(String format, Object... values) {
        System.out.printf(format, values);
    }
}

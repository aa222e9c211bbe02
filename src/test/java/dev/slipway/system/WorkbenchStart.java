package dev.slipway.system;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * One start of the workbench by its launcher.
 *
 * @param milliseconds from the command to the third frame of the window
 * @param residentMebibytes some seconds later
 */
record WorkbenchStart(double milliseconds, double residentMebibytes) {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration SETTLED = Duration.ofSeconds(8);
    private static final String REACHED = "third frame";

    static WorkbenchStart measure(Path socket, Path log) throws IOException {
        Files.deleteIfExists(log);
        var builder = new ProcessBuilder(Project.installer("slipway").toString(), "--socket", socket.toString())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JDK_JAVA_OPTIONS", "-Dslipway.trace.start=true");
        builder.environment()
                .put("XDG_CONFIG_HOME", log.resolveSibling("config").toString());
        var begun = System.nanoTime();
        var process = builder.start();
        try {
            await("third frame")
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(5))
                    .pollDelay(Duration.ZERO)
                    .until(() -> Files.readString(log).contains(REACHED));
            var took = (System.nanoTime() - begun) / 1e6;
            var settled = System.nanoTime() + SETTLED.toNanos();
            await("settled memory").atMost(LIMIT).until(() -> System.nanoTime() > settled);
            return new WorkbenchStart(took, Benchmark.residentMebibytes(process.pid()));
        } finally {
            process.destroy();
            end(process);
        }
    }

    private static void end(Process process) {
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}

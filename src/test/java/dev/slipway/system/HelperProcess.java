package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.client.CallRecorder;
import dev.slipway.protocol.client.SlipwayClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real helper, started by its launcher, on a root, run root and socket of its own. */
final class HelperProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(2);

    private final HelperFolder folder;
    private final Process process;

    private HelperProcess(HelperFolder folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** Starts a helper in the folder and waits until it listens; fails with its log when it ends instead. */
    static HelperProcess start(HelperFolder folder) {
        return start(folder, Map.of());
    }

    /** The same, with more environment variables. */
    static HelperProcess start(HelperFolder folder, Map<String, String> environment) {
        var helper = begin(folder, environment);
        if (!helper.process.isAlive()) {
            throw new AssertionError("the helper ended with " + helper.process.exitValue() + ":\n" + helper.output());
        }
        return helper;
    }

    /** Tries to start a helper that must not start, and returns what it says. */
    static String refused(HelperFolder folder) {
        try (var helper = begin(folder, Map.of())) {
            if (helper.process.isAlive()) {
                throw new AssertionError("the helper started:\n" + helper.output());
            }
            assertThat(helper.process.exitValue()).isEqualTo(1);
            return helper.output();
        }
    }

    private static HelperProcess begin(HelperFolder folder, Map<String, String> environment) {
        try {
            var command = new ArrayList<>(List.of(Project.installer("slipwayd").toString()));
            command.addAll(folder.launchOptions());
            Files.deleteIfExists(folder.output());
            var builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            var process = builder.redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(folder.output().toFile())
                    .start();
            var helper = new HelperProcess(folder, process);
            await("helper listening")
                    .atMost(START_LIMIT)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> !process.isAlive() || helper.output().contains("listening on " + folder.socket()));
            return helper;
        } catch (IOException e) {
            throw new UncheckedIOException("could not start the helper", e);
        }
    }

    SlipwayClient connect() {
        return connect(CallRecorder.NONE);
    }

    SlipwayClient connect(CallRecorder recorder) {
        try {
            return SlipwayClient.connect(folder.socket(), recorder);
        } catch (IOException e) {
            throw new UncheckedIOException("could not connect to the helper:\n" + output(), e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** What it has printed so far. */
    String output() {
        try {
            return Files.exists(folder.output()) ? Files.readString(folder.output()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills it with nothing put in order. */
    void kill9() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Asks it to end in order, and returns its exit code. */
    int stop() {
        process.destroy();
        return awaitEnd();
    }

    /** Waits until it has ended by itself, and returns its exit code. */
    int awaitEnd() {
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the helper did not end:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while the helper ended", e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }
}

package dev.slipway.system;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An X server of the test's own, without a screen to look at, with a window manager. */
final class Display implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final List<Process> processes = new ArrayList<>();
    private final String name;

    private Display(String name) {
        this.name = name;
    }

    private Display() {
        try {
            var server = new ProcessBuilder(
                            "Xvfb", "-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp")
                    .redirectInput(new File("/dev/null"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            processes.add(server);
            var number = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            if (number == null) {
                throw new IllegalStateException("Xvfb ended without a display");
            }
            name = ":" + number;
            start(Path.of("/dev/null"), "openbox");
            await("window manager")
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() ->
                            run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK").contains("window id"));
        } catch (IOException e) {
            close();
            throw new UncheckedIOException("could not start a display", e);
        }
    }

    /** The display that this process has; closing it ends only what was started on it. */
    static Display ofEnvironment() {
        var name = System.getenv("DISPLAY");
        if (name == null || name.isEmpty()) {
            throw new IllegalStateException("DISPLAY isn't set");
        }
        return new Display(name);
    }

    /** A new one. */
    static Display open() {
        return new Display();
    }

    /** The value of DISPLAY. */
    String name() {
        return name;
    }

    /** Starts a program on this display that writes to a file; it is ended with it. */
    Process start(Path output, String... command) {
        try {
            var builder = new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("DISPLAY", name);
            var process = builder.start();
            processes.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("could not start " + List.of(command), e);
        }
    }

    /** What a program prints that is run on this display to its end. */
    String run(String... command) {
        return Programs.run(Map.of("DISPLAY", name), List.of(command));
    }

    /** Writes a picture of the whole screen. */
    void screenshot(Path file) {
        run("import", "-window", "root", file.toString());
    }

    /** Ends everything that was started on it, then the server. */
    @Override
    public void close() {
        for (var index = processes.size() - 1; index >= 0; index--) {
            end(processes.get(index));
        }
        processes.clear();
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}

package dev.slipway.system;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A machine of a test's own, emulated by {@code installer/machine}, with the build in it; see docs/testing.md. */
final class EmulatedMachine implements AutoCloseable {
    private static final int LIMIT_MINUTES = 10;

    /** Of base64, each for 57 bytes: far fewer than an argument of a program may have. */
    private static final int LINES_AT_ONCE = 500;

    private final Map<String, String> environment;

    private EmulatedMachine(TestFolder folder) {
        environment = Map.of(
                "SLIPWAY_MACHINE",
                folder.resolve("machine").toString(),
                "TMPDIR",
                folder.path().toString());
    }

    /** Starts one, fresh, and waits until it answers. */
    static EmulatedMachine start(TestFolder folder) {
        var machine = new EmulatedMachine(folder);
        try {
            machine.ask("start", "--build");
        } catch (AssertionError e) {
            machine.close();
            throw e;
        }
        return machine;
    }

    /** What the command prints there, by bash; fails with it when the command ends with anything but 0. */
    String run(String command) {
        return ask("run", command);
    }

    /** Runs a class of the tests there, in the folder of the installer, and returns what it prints. */
    String java(String arguments) {
        return ask("java", arguments);
    }

    /** Starts one that goes on, with what it prints as the process's output; ends with it, or with the machine. */
    Process begin(String arguments) {
        return process(List.of("java", arguments));
    }

    /** Where the launchers are there. */
    static String installer() {
        return "/build" + Project.folder().resolve("installer");
    }

    /** Puts a file there. */
    void put(String path, String text) {
        var encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        run("base64 -d >" + path + " <<<" + encoded);
    }

    /**
     * Puts a file there, however long it is.
     *
     * @param base64 its bytes, in lines
     */
    void putEncoded(String path, String base64) {
        run("rm -f " + path);
        var lines = base64.lines().toList();
        for (int from = 0; from < lines.size(); from += LINES_AT_ONCE) {
            var part = lines.subList(from, Math.min(lines.size(), from + LINES_AT_ONCE));
            run("base64 -d >>" + path + " <<<" + String.join("", part));
        }
    }

    /** Has its system start anew, and waits until it answers. */
    void reboot() {
        ask("reboot");
    }

    /** Takes its power away. What it had not put on its disk is lost. */
    void cutPower() {
        ask("cut");
    }

    /** Starts it after that, and waits until it answers. */
    void boot() {
        ask("boot");
    }

    private String ask(String... arguments) {
        try {
            var process = process(List.of(arguments));
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                process.destroy();
                throw new AssertionError(List.of(arguments) + " did not end");
            }
            if (process.exitValue() != 0) {
                throw new AssertionError(List.of(arguments) + " ended with " + process.exitValue() + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private Process process(List<String> arguments) {
        var command = new ArrayList<>(List.of(Project.installer("machine").toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectInput(new File("/dev/null"));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it, and takes it away. */
    @Override
    public void close() {
        ask("stop");
    }
}

package dev.slipway.runtime.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@code ip(8)} for tests: namespaces and interfaces of their own. */
final class Ip implements AutoCloseable {
    private final List<List<String>> undo = new ArrayList<>();

    /** Makes a named network namespace, gone at close. */
    Path namespace(String name) {
        run("netns", "add", name);
        undo.add(List.of("netns", "delete", name));
        return Path.of("/run/netns", name);
    }

    /** Has this interface removed at close, if it is there by then. */
    void removes(String interfaceName) {
        undo.add(List.of("link", "delete", interfaceName));
    }

    static String run(String... arguments) {
        Answer answer = call(List.of(arguments));
        if (answer.exitCode() != 0) {
            throw new AssertionError("ip " + String.join(" ", arguments) + ": " + answer.text());
        }
        return answer.text();
    }

    static boolean exists(String interfaceName) {
        return call(List.of("link", "show", interfaceName)).exitCode() == 0;
    }

    private static Answer call(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(arguments);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("ip did not end");
            }
            return new Answer(process.exitValue(), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private record Answer(int exitCode, String text) {}

    @Override
    public void close() {
        for (int i = undo.size() - 1; i >= 0; i--) {
            call(undo.get(i));
        }
    }
}

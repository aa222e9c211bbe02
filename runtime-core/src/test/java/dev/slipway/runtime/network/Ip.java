package dev.slipway.runtime.network;

import dev.slipway.runtime.os.NetworkNamespaces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Network namespaces in a test's own folder, and {@code ip(8)} in them and on the host; gone at close. */
final class Ip implements AutoCloseable {
    private final NetworkNamespaces namespaces;
    private final List<Runnable> undo = new ArrayList<>();

    Ip(Path folder) {
        this.namespaces = new NetworkNamespaces(folder);
    }

    /** Makes a network namespace, gone at close. */
    Path namespace(String name) {
        Path file = namespaces.create(name);
        undo.add(() -> namespaces.delete(name));
        return file;
    }

    /** Removes a namespace early. */
    void delete(Path namespace) {
        namespaces.delete(namespace.getFileName().toString());
    }

    /** Has this interface of the host removed at close, if it is there by then. */
    void removes(String interfaceName) {
        undo.add(() -> call(List.of("ip", "link", "delete", interfaceName)));
    }

    /** What {@code ip} says in a namespace. */
    static String in(Path namespace, String... arguments) {
        List<String> command = new ArrayList<>(List.of("nsenter", "--net=" + namespace, "ip"));
        command.addAll(List.of(arguments));
        Answer answer = call(command);
        if (answer.exitCode() != 0) {
            throw new AssertionError(String.join(" ", command) + ": " + answer.text());
        }
        return answer.text();
    }

    static boolean exists(String interfaceName) {
        return call(List.of("ip", "link", "show", interfaceName)).exitCode() == 0;
    }

    private static Answer call(List<String> command) {
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
            undo.get(i).run();
        }
    }
}

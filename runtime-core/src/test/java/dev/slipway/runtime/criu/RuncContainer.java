package dev.slipway.runtime.criu;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A container that runc runs alone, so that images can be taken of it. Nothing of it runs after the end. */
final class RuncContainer implements AutoCloseable {
    private final String id = "slipway-images-" + UUID.randomUUID();
    private final Path folder;
    private final Process process;
    private final BufferedReader output;

    /**
     * Starts it.
     *
     * @param folder has its root filesystem in {@code bundle/rootfs}; the images will be in {@code images}, what CRIU
     *     says of them beside
     */
    RuncContainer(Path folder, List<String> args, List<String> env) throws IOException {
        this.folder = folder;
        Path bundle = folder.resolve("bundle");
        TestPrograms.run(List.of("runc", "spec", "--bundle", bundle.toString()));
        ObjectMapper json = new ObjectMapper();
        Path file = bundle.resolve("config.json");
        ObjectNode spec = (ObjectNode) json.readTree(file.toFile());
        ObjectNode process = spec.withObject("/process");
        process.put("terminal", false).remove("rlimits");
        process.set("args", json.valueToTree(args));
        process.set("env", json.valueToTree(env));
        spec.withObject("/root").put("readonly", false);
        spec.withObject("/linux").put("cgroupsPath", "/" + id);
        json.writeValue(file.toFile(), spec);
        this.process = new ProcessBuilder(runc("run", "--bundle", bundle.toString(), id))
                .redirectErrorStream(true)
                .start();
        output = this.process.inputReader(StandardCharsets.UTF_8);
    }

    private List<String> runc(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of("runc", "--root", folder.resolve("runc").toString(), "--criu", TestPrograms.CRIU.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The next line that it writes. */
    String line() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new AssertionError("the container ended");
        }
        return line;
    }

    /** The host's id of its first process. */
    int pid() throws IOException {
        return new ObjectMapper()
                .readTree(TestPrograms.run(runc("state", id)))
                .path("pid")
                .asInt();
    }

    /** Freezes it. */
    void pause() {
        TestPrograms.run(runc("pause", id));
    }

    /** Takes images of it, of which it ends. */
    Path checkpoint() {
        Path images = folder.resolve("images");
        TestPrograms.run(runc(
                "checkpoint",
                "--tcp-established",
                "--image-path",
                images.toString(),
                "--work-path",
                folder.toString(),
                id));
        await().atMost(Duration.ofSeconds(20)).until(() -> !process.isAlive());
        return images;
    }

    @Override
    public void close() throws IOException {
        new ProcessBuilder(runc("delete", "--force", id))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .onExit()
                .join();
        process.destroy();
        output.close();
    }

    /** Makes an empty folder for a root filesystem. */
    static Path rootfs(Path folder) throws IOException {
        return Files.createDirectories(folder.resolve("bundle/rootfs"));
    }
}

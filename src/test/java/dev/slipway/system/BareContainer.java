package dev.slipway.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A container of the bare OCI runtime, saved and restored without anything of Slipway or podman. */
final class BareContainer implements AutoCloseable {
    private final Path folder;
    private final Path bundle;
    private final String name;

    /**
     * Starts it.
     *
     * @param folder is made, for what the runtime and CRIU keep
     * @param bundle what it runs
     * @param name of its own on this machine
     */
    BareContainer(Path folder, Path bundle, String name) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.bundle = bundle;
        this.name = name;
        run("run", "--detach", "--bundle", bundle.toString());
    }

    /** Saves it into a new folder, of which it ends unless it is left running. */
    Path checkpoint(String images, boolean leaveRunning) {
        Path into = folder.resolve(images);
        List<String> options =
                new ArrayList<>(List.of("--image-path", into.toString(), "--work-path", folder.toString()));
        if (leaveRunning) {
            options.add("--leave-running");
        }
        run("checkpoint", options.toArray(String[]::new));
        return into;
    }

    /** The host's id of its first process. */
    int pid() {
        try {
            return new ObjectMapper()
                    .readTree(folder.resolve("runc")
                            .resolve(name)
                            .resolve("state.json")
                            .toFile())
                    .path("init_process_pid")
                    .asInt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void restore(Path images) {
        run(
                "restore",
                "--detach",
                "--image-path",
                images.toString(),
                "--work-path",
                folder.toString(),
                "--bundle",
                bundle.toString());
    }

    /** Ends and forgets it. */
    void delete() {
        run("delete", "--force");
    }

    /** Its output is nobody's: a container that was started keeps the pipes of who started it. */
    private void run(String verb, String... options) {
        List<String> command = new ArrayList<>(List.of(
                "runc",
                "--root",
                folder.resolve("runc").toString(),
                "--log",
                folder.resolve("runc.log").toString(),
                "--criu",
                CheckpointEngineTest.criu().toString(),
                verb));
        command.addAll(List.of(options));
        command.add(name);
        try {
            int code = new ProcessBuilder(command).start().waitFor();
            if (code != 0) {
                throw new AssertionError(
                        command + " ended with " + code + ": " + Files.readString(folder.resolve("runc.log")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        delete();
    }
}

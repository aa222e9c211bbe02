package dev.slipway.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What others do with the same root filesystem: podman, in a store of its own, and the bare OCI runtime. */
final class Peer implements AutoCloseable {
    private static final String NETWORK = "slipway-bench";

    /** Whether a line of proc(5)'s limits allows as many open files as podman gives a container. */
    private static final Predicate<String> ENOUGH_FILES = Pattern.compile(
                    "^Max open files +\\d+ +(1048576|\\d{8,}|unlimited) ")
            .asPredicate();

    private final Path folder;
    private final Path runFolder;
    private final Path bundle;

    /**
     * @param folder where they keep what they keep
     * @param runFolder the same for what a reboot clears; podman takes at most 50 characters
     */
    Peer(Path folder, Path runFolder, Path bundle) {
        this.folder = folder;
        this.runFolder = runFolder;
        this.bundle = bundle;
    }

    void runc(String... arguments) {
        var command =
                new ArrayList<>(List.of("runc", "--root", folder.resolve("bare").toString()));
        command.addAll(List.of(arguments));
        Programs.run(command.toArray(String[]::new));
    }

    /** Runs the bundle to its end. */
    void runcRun(String name) {
        runcRun(bundle, name);
    }

    void runcRun(Path other, String name) {
        runc("run", "--bundle", other.toString(), name);
    }

    void podman(String... arguments) {
        var command = new ArrayList<>(List.of(
                "podman",
                "--root=" + folder.resolve("podman"),
                "--runroot=" + runFolder,
                "--tmpdir=" + folder.resolve("podman-tmp"),
                "--runtime=" + runtime(),
                "--cgroup-manager=cgroupfs",
                "--storage-driver=vfs",
                "--network-config-dir=" + folder.resolve("podman-networks"),
                "--events-backend=file"));
        command.addAll(List.of(arguments));
        Programs.run(command.toArray(String[]::new));
    }

    /** One that leaves out the limits that podman gives infra containers, where this machine does not allow them. */
    private String runtime() {
        var lenient = folder.resolve("runc");
        try {
            if (Files.readAllLines(Path.of("/proc/self/limits")).stream().anyMatch(ENOUGH_FILES)) {
                return "runc";
            }
            if (!Files.exists(lenient)) {
                Files.createDirectories(folder);
                Files.writeString(lenient, """
                        #!/bin/sh
                        for argument; do
                            [ "$before" != --bundle ] || sed -i 's/,"rlimits":\\[[^]]*\\]//' "$argument/config.json"
                            before=$argument
                        done
                        exec runc "$@"
                        """);
                Files.setPosixFilePermissions(lenient, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            return lenient.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code podman create} or {@code podman run}, on the bundle's root filesystem, with limits that any machine allows. */
    void podmanMake(String verb, List<String> options, String... command) {
        var all = new ArrayList<>(List.of(verb, "--ulimit=nofile=1024:4096", "--ulimit=nproc=4096:4096"));
        if (options.stream().noneMatch(option -> option.startsWith("--pod=") || option.startsWith("--network="))) {
            all.add("--network=none");
        }
        all.addAll(options);
        all.addAll(List.of("--rootfs", bundle.resolve("rootfs").toString()));
        all.addAll(List.of(command));
        podman(all.toArray(String[]::new));
    }

    /** Lets podman make containers and pods on a network of its own, whose name is told. */
    void podmanOnNetwork(Consumer<String> work) {
        podman("network", "create", "--disable-dns", NETWORK);
        try {
            work.accept(NETWORK);
        } finally {
            podman("pod", "rm", "--force", "--time=0", "--all");
            podman("network", "rm", NETWORK);
            TestNetwork.removeRange(NETWORK);
        }
    }

    /** Removes all of podman's containers and what it keeps. */
    @Override
    public void close() {
        podman("rm", "--force", "--time=0", "--all");
        Programs.run("rm", "-rf", folder.toString(), runFolder.toString());
    }
}

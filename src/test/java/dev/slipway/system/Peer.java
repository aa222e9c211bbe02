package dev.slipway.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What others do with the same root filesystem: podman, in a store of its own, and the bare OCI runtime. */
final class Peer implements AutoCloseable {
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
        runc("run", "--bundle", bundle.toString(), name);
    }

    void podman(String... arguments) {
        var command = new ArrayList<>(List.of(
                "podman",
                "--root=" + folder.resolve("podman"),
                "--runroot=" + runFolder,
                "--tmpdir=" + folder.resolve("podman-tmp"),
                "--runtime=runc",
                "--cgroup-manager=cgroupfs",
                "--storage-driver=vfs",
                "--events-backend=file"));
        command.addAll(List.of(arguments));
        Programs.run(command.toArray(String[]::new));
    }

    /** {@code podman create} or {@code podman run}, on the bundle's root filesystem, with limits that any machine allows. */
    void podmanMake(String verb, List<String> options, String... command) {
        var all = new ArrayList<>(
                List.of(verb, "--network=none", "--ulimit=nofile=1024:4096", "--ulimit=nproc=4096:4096"));
        all.addAll(options);
        all.addAll(List.of("--rootfs", bundle.resolve("rootfs").toString()));
        all.addAll(List.of(command));
        podman(all.toArray(String[]::new));
    }

    /** Removes all of podman's containers and what it keeps. */
    @Override
    public void close() {
        podman("rm", "--force", "--time=0", "--all");
        Programs.run("rm", "-rf", folder.toString(), runFolder.toString());
    }
}

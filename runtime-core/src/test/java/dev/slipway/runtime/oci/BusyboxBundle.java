package dev.slipway.runtime.oci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real bundle with busybox in its root filesystem. */
public final class BusyboxBundle {
    private BusyboxBundle() {}

    /** Writes config.json and rootfs into {@code folder}, whose container runs {@code args}. */
    public static Path write(Path folder, String cgroup, List<String> args) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("rootfs/bin"));
        for (String name : List.of("proc", "dev", "sys", "tmp")) {
            Files.createDirectories(folder.resolve("rootfs").resolve(name));
        }
        if (!Files.exists(bin.resolve("busybox"))) {
            Files.copy(Path.of("/bin/busybox"), bin.resolve("busybox"));
            for (String applet : List.of("sh", "true", "sleep", "cat", "echo")) {
                Files.createSymbolicLink(bin.resolve(applet), Path.of("busybox"));
            }
        }
        String quoted = String.join(
                ",",
                args.stream()
                        .map(arg -> "\"" + arg.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                        .toList());
        Files.writeString(folder.resolve("config.json"), """
                {"ociVersion":"1.0.2",
                 "process":{"user":{"uid":0,"gid":0},"args":[%s],"env":["PATH=/bin"],"cwd":"/"},
                 "root":{"path":"%s/rootfs"},
                 "hostname":"test",
                 "mounts":[{"destination":"/proc","type":"proc","source":"proc"},
                  {"destination":"/dev","type":"tmpfs","source":"tmpfs","options":["nosuid","mode=755","size=65536k"]}],
                 "linux":{"cgroupsPath":"%s","namespaces":[{"type":"pid"},{"type":"network"},{"type":"mount"},{"type":"ipc"},{"type":"uts"}]}}
                """.formatted(quoted, folder, cgroup));
        return folder;
    }
}

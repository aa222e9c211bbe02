package dev.slipway.runtime.runtime;

import dev.slipway.runtime.cgroup.CgroupNaming;
import dev.slipway.runtime.cgroup.StatisticsSettings;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.image.ImageSettings;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the engine is set up. Paths are absolute.
 *
 * @param root what must survive a reboot: state, bundles, container layers, logs
 * @param runRoot what must not survive a reboot; on tmpfs
 * @param runtimeName the OCI runtime's name, for display
 * @param runtimePath the OCI runtime
 * @param conmonPath the monitor
 * @param conmonEnv environment of the monitor
 * @param criuPath CRIU; null where there is none
 * @param cgroupManager {@code cgroupfs} or {@code systemd}
 * @param cgroupParent under which cgroups of containers and pods are made: a path, or the name of a slice
 * @param stopTimeout how long a container has to end before it is killed
 * @param logMaxSize bytes after which a container's log is truncated; -1 for no limit
 * @param noPivotRoot whether the OCI runtime enters the root without pivot_root(2)
 * @param infraProgram a static program that waits and reaps, the one of infra containers and of those with an init process
 * @param cniConfigDir folder of the machine's CNI network lists, where those of new networks are written too; null for none
 * @param cniPluginDirs folders of the CNI plugins
 * @param defaultNetwork name of the network that pods join
 * @param bridge host interface of the default network, at most 15 characters
 * @param subnetPool range from which the default network takes a /24
 * @param checkpointDir folder of the checkpoints
 * @param createTimeout how long monitor and OCI runtime may take to make a container
 * @param runtimeTimeout how long the OCI runtime may take for anything else, checkpoints aside
 * @param statistics how often samples are taken, and how long they are kept
 * @param images where images are kept, and where they come from
 */
@RecordBuilder
public record RuntimeConfig(
        Path root,
        Path runRoot,
        String runtimeName,
        Path runtimePath,
        Path conmonPath,
        Map<String, String> conmonEnv,
        @Nullable Path criuPath,
        String cgroupManager,
        String cgroupParent,
        Duration stopTimeout,
        long logMaxSize,
        boolean noPivotRoot,
        Path infraProgram,
        @Nullable Path cniConfigDir,
        List<Path> cniPluginDirs,
        String defaultNetwork,
        String bridge,
        String subnetPool,
        Path checkpointDir,
        Duration createTimeout,
        Duration runtimeTimeout,
        StatisticsSettings statistics,
        ImageSettings images) {
    public RuntimeConfig {
        conmonEnv = Map.copyOf(conmonEnv);
        cniPluginDirs = List.copyOf(cniPluginDirs);
        requireAbsolute("root", root);
        requireAbsolute("run_root", runRoot);
        requireAbsolute("runtime", runtimePath);
        requireAbsolute("conmon_path", conmonPath);
        CgroupNaming naming = CgroupNaming.ofWord(cgroupManager);
        if (!naming.takes(cgroupParent)) {
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT,
                            "could not configure the engine: cgroup_parent is \"" + cgroupParent + "\", and the cgroup"
                                    + " manager " + cgroupManager + " does not take it")
                    .hint("Give " + naming.taken() + ".");
        }
    }

    /** The configuration of a machine set up as Debian does it. */
    public static RuntimeConfig defaults() {
        Path root = Path.of("/var/lib/slipway");
        return new RuntimeConfig(
                root,
                Path.of("/run/slipway"),
                "runc",
                Path.of("/usr/sbin/runc"),
                Path.of("/usr/bin/conmon"),
                Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"),
                null,
                CgroupNaming.CGROUPFS.word(),
                CgroupNaming.CGROUPFS.defaultParent(),
                Duration.ofSeconds(10),
                -1,
                false,
                Path.of("/usr/bin/catatonit"),
                Path.of("/etc/cni/net.d"),
                List.of(Path.of("/usr/lib/cni"), Path.of("/opt/cni/bin")),
                "slipway",
                "slipway0",
                "10.90.0.0/16",
                root.resolve("checkpoints"),
                Duration.ofMinutes(4),
                Duration.ofSeconds(30),
                StatisticsSettings.DEFAULT,
                ImageSettings.DEFAULT);
    }

    /** The same in other folders, checkpoints included. */
    public RuntimeConfig in(Path newRoot, Path newRunRoot) {
        return edit().root(newRoot)
                .runRoot(newRunRoot)
                .checkpointDir(newRoot.resolve("checkpoints"))
                .build();
    }

    private static void requireAbsolute(String key, Path path) {
        if (!path.isAbsolute()) {
            throw EngineException.of(
                    ErrorKind.INVALID_ARGUMENT,
                    "could not configure the engine: " + key + " is not an absolute path: " + path);
        }
    }

    /** An editable copy. */
    public RuntimeConfigBuilder edit() {
        return RuntimeConfigBuilder.builder(this);
    }
}

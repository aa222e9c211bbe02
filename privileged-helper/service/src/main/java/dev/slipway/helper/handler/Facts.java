package dev.slipway.helper.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.runtime.RuntimeConfig;
import dev.slipway.runtime.state.Bundle;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.State;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@code system.info} tells. */
final class Facts {
    private static final Logger LOG = LoggerFactory.getLogger(Facts.class);
    private static final long KIBIBYTE = 1024;

    private final RuntimeConfig config;
    private final State state;
    private final String cgroups;
    private final boolean keepsState;
    private final int eventsLimit;
    private final Tools tools;

    /**
     * @param cgroups version of the control groups here
     */
    Facts(RuntimeConfig config, State state, String cgroups, boolean keepsState, int eventsLimit, Tools tools) {
        this.config = config;
        this.state = state;
        this.cgroups = cgroups;
        this.keepsState = keepsState;
        this.eventsLimit = eventsLimit;
        this.tools = tools;
    }

    JsonNode info() {
        ObjectNode info = JsonNodeFactory.instance.objectNode();
        info.putObject("host")
                .put("system", valueOf(Path.of("/etc/os-release"), "PRETTY_NAME="))
                .put("kernel", System.getProperty("os.version"))
                .put("architecture", System.getProperty("os.arch"))
                .put("cpus", Runtime.getRuntime().availableProcessors())
                .put("memory", memory())
                .put("pid", ProcessHandle.current().pid());
        store(info.putObject("store"));
        tool(info.putObject("runtime").put("name", config.runtimeName()), config.runtimePath(), tools.runtime());
        tool(info.putObject("monitor").put("name", "conmon"), config.conmonPath(), tools.monitor());
        tool(info.putObject("criu"), config.criuPath(), tools.criu());
        info.putObject("cgroup")
                .put("version", cgroups)
                .put("manager", config.cgroupManager())
                .put("parent", config.cgroupParent());
        ObjectNode network = info.putObject("network")
                .put("default", config.defaultNetwork())
                .put("pool", config.subnetPool())
                .put("configDir", text(config.cniConfigDir()));
        config.cniPluginDirs().forEach(folder -> network.withArray("pluginDirs").add(folder.toString()));
        ObjectNode images = info.putObject("images")
                .put("graphRoot", config.images().graphRoot().toString())
                .put("runRoot", config.images().runRoot().toString())
                .put("driver", config.images().driver())
                .put("own", config.images().own())
                .put("defaultTransport", config.images().transport().word())
                .put("registries", text(config.images().registries()))
                .put("signaturePolicy", text(config.images().policy()));
        config.images().searchRegistries().forEach(images.withArray("searchRegistries")::add);
        config.images().insecureRegistries().forEach(images.withArray("insecureRegistries")::add);
        info.putObject("statistics")
                .put("interval", config.statistics().interval().toSeconds())
                .put("history", config.statistics().history().toDays());
        info.putObject("policy")
                .put("stopTimeout", config.stopTimeout().toMillis() / 1000.0)
                .put("logMaxSize", config.logMaxSize())
                .put("hostPaths", "uid 0 only");
        return info;
    }

    private void store(ObjectNode store) {
        store.put("root", config.root().toString())
                .put("runRoot", config.runRoot().toString())
                .put("state", keepsState ? "h2" : "memory")
                .put("eventsLimit", eventsLimit)
                .put("revision", state.revision())
                .put("containers", state.containers().size())
                .put("pods", state.pods().size())
                .put("volumes", state.volumes().size())
                .put("bundles", state.bundles().size())
                .put(
                        "bundleBytes",
                        state.bundles().stream().mapToLong(Bundle::size).sum())
                .put("checkpoints", state.checkpoints().size())
                .put(
                        "checkpointBytes",
                        state.checkpoints().stream().mapToLong(Checkpoint::size).sum());
        try {
            FileStore place = Files.getFileStore(config.root());
            store.put("fileSystem", place.type())
                    .put("total", place.getTotalSpace())
                    .put("free", place.getUsableSpace());
        } catch (IOException e) {
            LOG.debug("could not look at the root folder's file system", e);
        }
    }

    private static void tool(ObjectNode node, @Nullable Path path, Tools.Tool tool) {
        node.put("path", text(path)).put("version", tool.version());
    }

    private static @Nullable Long memory() {
        String kibibytes = valueOf(Path.of("/proc/meminfo"), "MemTotal:");
        return kibibytes == null ? null : Long.valueOf(Long.parseLong(kibibytes.replaceAll("\\D", "")) * KIBIBYTE);
    }

    /** What follows in the first line that begins so, without quotes; null if there is none. */
    private static @Nullable String valueOf(Path file, String beginning) {
        try {
            return Files.readString(file)
                    .lines()
                    .filter(line -> line.startsWith(beginning))
                    .map(line ->
                            line.substring(beginning.length()).replace("\"", "").strip())
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            LOG.debug("could not read {}", file, e);
            return null;
        }
    }

    private static @Nullable String text(@Nullable Path path) {
        return path == null ? null : path.toString();
    }
}

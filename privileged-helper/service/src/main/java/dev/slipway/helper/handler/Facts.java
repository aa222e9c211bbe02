package dev.slipway.helper.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.protocol.model.DoctorCheck;
import dev.slipway.runtime.runtime.RuntimeConfig;
import dev.slipway.runtime.state.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code system.info} and {@code system.doctor} tell: from memory and files, no program is run. */
final class Facts {
    private final RuntimeConfig config;
    private final State state;
    private final String cgroups;
    private final boolean keepsState;

    /**
     * @param cgroups version of the control groups here
     */
    Facts(RuntimeConfig config, State state, String cgroups, boolean keepsState) {
        this.config = config;
        this.state = state;
        this.cgroups = cgroups;
        this.keepsState = keepsState;
    }

    JsonNode info() {
        ObjectNode info = JsonNodeFactory.instance.objectNode();
        info.putObject("host")
                .put("kernel", System.getProperty("os.version"))
                .put("architecture", System.getProperty("os.arch"))
                .put("cpus", Runtime.getRuntime().availableProcessors())
                .put("pid", ProcessHandle.current().pid());
        info.putObject("store")
                .put("root", config.root().toString())
                .put("runRoot", config.runRoot().toString())
                .put("state", keepsState ? "h2" : "memory")
                .put("revision", state.revision())
                .put("containers", state.containers().size())
                .put("pods", state.pods().size())
                .put("bundles", state.bundles().size())
                .put("checkpoints", state.checkpoints().size());
        info.putObject("runtime")
                .put("name", config.runtimeName())
                .put("path", config.runtimePath().toString());
        info.putObject("monitor")
                .put("name", "conmon")
                .put("path", config.conmonPath().toString());
        Path criu = config.criuPath();
        info.putObject("criu").put("path", text(criu));
        info.putObject("cgroup")
                .put("version", cgroups)
                .put("manager", config.cgroupManager())
                .put("parent", config.cgroupParent());
        info.putObject("network")
                .put("default", config.defaultNetwork())
                .put("pool", config.subnetPool())
                .put("configDir", text(config.cniConfigDir()));
        info.putObject("policy")
                .put("stopTimeout", config.stopTimeout().toMillis() / 1000.0)
                .put("logMaxSize", config.logMaxSize())
                .put("hostPaths", "uid 0 only");
        return info;
    }

    List<DoctorCheck> doctor() {
        List<DoctorCheck> checks = new ArrayList<>();
        checks.add(program("OCI runtime", config.runtimePath(), "failed", "Install runc."));
        checks.add(program("monitor", config.conmonPath(), "failed", "Install conmon."));
        checks.add(program("pods", config.infraProgram(), "warning", "Install catatonit."));
        checks.add(program("checkpoints", config.criuPath(), "warning", "Install a criu that works on this kernel."));
        checks.add(plugins());
        checks.add(new DoctorCheck("control groups", "ok", "version " + cgroups, null));
        return checks;
    }

    private static @Nullable String text(@Nullable Path path) {
        return path == null ? null : path.toString();
    }

    private DoctorCheck plugins() {
        for (Path folder : config.cniPluginDirs()) {
            if (Files.isExecutable(folder.resolve("bridge"))) {
                return new DoctorCheck("networks", "ok", "CNI plugins in " + folder, null);
            }
        }
        return new DoctorCheck(
                "networks",
                "warning",
                "no bridge plugin in " + config.cniPluginDirs(),
                "Install containernetworking-plugins.");
    }

    private static DoctorCheck program(String check, @Nullable Path program, String otherwise, String remedy) {
        return program != null && Files.isExecutable(program)
                ? new DoctorCheck(check, "ok", program.toString(), null)
                : new DoctorCheck(check, otherwise, program == null ? "not found" : program + " is not there", remedy);
    }
}

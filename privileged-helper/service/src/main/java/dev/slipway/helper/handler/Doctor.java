package dev.slipway.helper.handler;

import dev.slipway.protocol.model.DoctorCheck;
import dev.slipway.runtime.cgroup.CgroupNaming;
import dev.slipway.runtime.cgroup.CgroupVersion;
import dev.slipway.runtime.cgroup.Hierarchies;
import dev.slipway.runtime.cgroup.SystemdManager;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.oci.SeccompProfile;
import dev.slipway.runtime.os.ProgramPath;
import dev.slipway.runtime.runtime.RuntimeConfig;
import dev.slipway.runtime.systemd.Systemd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code system.doctor}: looks at everything the engine needs of the machine, and says how to get what is missing. */
final class Doctor {
    private static final List<String> PLUGINS = List.of("bridge", "host-local", "loopback", "portmap", "firewall");
    private static final List<String> CONTROLLERS = List.of("cpu", "cpuset", "memory", "pids");

    private final RuntimeConfig config;
    private final Hierarchies cgroups;
    private final Tools tools;
    private final Path kernelFileSystems;
    private final Supplier<List<String>> places;

    /**
     * @param kernelFileSystems the file in which the kernel lists those it knows
     * @param places what is wrong with containers' places on networks
     */
    Doctor(
            RuntimeConfig config,
            Hierarchies cgroups,
            Tools tools,
            Path kernelFileSystems,
            Supplier<List<String>> places) {
        this.config = config;
        this.cgroups = cgroups;
        this.tools = tools;
        this.kernelFileSystems = kernelFileSystems;
        this.places = places;
    }

    List<DoctorCheck> examine() {
        List<DoctorCheck> checks = new ArrayList<>();
        checks.add(tool("OCI runtime", tools.runtime(), "failed", "Install the package runc."));
        checks.add(tool("monitor", tools.monitor(), "failed", "Install the package conmon."));
        checks.add(controlGroups());
        checks.add(cgroupManager());
        checks.add(overlay());
        checks.add(SystemCallsCheck.of(SeccompProfile.PLACES));
        checks.add(plugins());
        checks.add(addresses());
        checks.add(tool("packet filter", tools.firewall(), "warning", "Install the package iptables."));
        checks.add(tool("images", tools.imageMover(), "warning", "Install the package skopeo."));
        checks.add(imageStore());
        checks.add(infra());
        checks.add(criu());
        if (tools.criu().problem() == null) {
            checks.add(incremental());
        }
        return checks;
    }

    private static DoctorCheck tool(String check, Tools.Tool tool, String otherwise, String remedy) {
        String problem = tool.problem();
        return problem == null
                ? new DoctorCheck(check, "ok", tool.path() + " " + tool.version(), null)
                : new DoctorCheck(check, otherwise, problem, remedy);
    }

    private DoctorCheck imageStore() {
        String program = ProgramPath.resolve("containers-storage");
        return program.startsWith("/")
                ? new DoctorCheck(
                        "image store",
                        "ok",
                        config.images().graphRoot() + ", driver "
                                + config.images().driver(),
                        null)
                : new DoctorCheck(
                        "image store",
                        "warning",
                        program + " is not in the search path",
                        "Install the package containers-storage: without it images can be listed, not changed.");
    }

    private DoctorCheck controlGroups() {
        Set<String> found = new TreeSet<>(cgroups.available());
        String version = cgroups.version() == CgroupVersion.HYBRID
                ? "versions 1 and 2"
                : "version " + cgroups.version().name().toLowerCase(Locale.ROOT).substring(1);
        List<String> missing =
                CONTROLLERS.stream().filter(name -> !found.contains(name)).toList();
        return missing.isEmpty()
                ? new DoctorCheck("control groups", "ok", version + ", controllers " + String.join(" ", found), null)
                : new DoctorCheck(
                        "control groups",
                        found.isEmpty() ? "failed" : "warning",
                        version + ", without the controllers " + String.join(" ", missing),
                        "Mount the cgroup file system with them, or enable them on the kernel's command line:"
                                + " limits and counters of these kinds do nothing.");
    }

    private DoctorCheck cgroupManager() {
        if (config.cgroupManager().equals(CgroupNaming.CGROUPFS.word())) {
            return new DoctorCheck("cgroup manager", "ok", "cgroupfs, below " + config.cgroupParent(), null);
        }
        try (SystemdManager manager = new SystemdManager(cgroups, new Systemd())) {
            manager.require();
            return new DoctorCheck(
                    "cgroup manager", "ok", "systemd, slices and scopes in " + config.cgroupParent(), null);
        } catch (EngineException e) {
            return new DoctorCheck("cgroup manager", "failed", e.message(), e.hint());
        }
    }

    private DoctorCheck overlay() {
        try {
            boolean known = Files.readString(kernelFileSystems).lines().anyMatch(line -> line.strip()
                    .equals("nodev\toverlay"));
            if (!known) {
                return new DoctorCheck(
                        "overlay file system",
                        "failed",
                        "the running kernel has not loaded it",
                        "Run \"modprobe overlay\", and let /etc/modules-load.d do so at each start.");
            }
            String below = Files.getFileStore(config.root()).type();
            return below.equals("overlay")
                    ? new DoctorCheck(
                            "overlay file system",
                            "failed",
                            config.root() + " is on an overlay itself, which can't hold another's changes",
                            "Put the root folder on a file system of its own, with --root.")
                    : new DoctorCheck("overlay file system", "ok", config.root() + " is on " + below, null);
        } catch (IOException e) {
            return new DoctorCheck(
                    "overlay file system", "warning", "could not look: " + e.getMessage(), "Look at the root folder.");
        }
    }

    private DoctorCheck plugins() {
        List<String> missing = PLUGINS.stream()
                .filter(name ->
                        config.cniPluginDirs().stream().noneMatch(folder -> Files.isExecutable(folder.resolve(name))))
                .toList();
        return missing.isEmpty()
                ? new DoctorCheck("networks", "ok", "CNI plugins in " + config.cniPluginDirs(), null)
                : new DoctorCheck(
                        "networks",
                        "warning",
                        "the CNI plugins " + String.join(", ", missing) + " are in none of " + config.cniPluginDirs(),
                        "Install the package containernetworking-plugins, or set [network] plugin_dirs.");
    }

    private DoctorCheck addresses() {
        List<String> wrong = places.get();
        return wrong.isEmpty()
                ? new DoctorCheck(
                        "addresses", "ok", "running containers are on their networks as they were put there", null)
                : new DoctorCheck(
                        "addresses",
                        "warning",
                        String.join("; ", wrong),
                        "Restart the containers and pods that are named, which gives them new places.");
    }

    private DoctorCheck infra() {
        @Nullable Path program = config.infraProgram();
        return program != null && Files.isExecutable(program)
                ? new DoctorCheck("pods", "ok", program.toString(), null)
                : new DoctorCheck(
                        "pods",
                        "warning",
                        program == null ? "catatonit is not in the search path" : program + " is not there",
                        "Install the package catatonit: pods need it.");
    }

    private DoctorCheck criu() {
        Tools.Tool criu = tools.criu();
        String remedy = "Run installer/setup, which installs a CRIU that works on the running kernel.";
        if (criu.problem() == null && !tools.criuWorks()) {
            return new DoctorCheck(
                    "checkpoints",
                    "warning",
                    "CRIU " + criu.version() + " does not work on the running kernel: \"criu check\" fails",
                    remedy);
        }
        return tool("checkpoints", criu, "warning", remedy);
    }

    private DoctorCheck incremental() {
        return tools.tracksMemory()
                ? new DoctorCheck("incremental checkpoints", "ok", "the kernel tells which pages were written", null)
                : new DoctorCheck(
                        "incremental checkpoints",
                        "warning",
                        "the running kernel does not tell which pages were written (soft-dirty)",
                        "Use a kernel built with CONFIG_MEM_SOFT_DIRTY; whole checkpoints work without it.");
    }
}

package dev.slipway.helper.config;

import dev.slipway.helper.socket.Limits;
import dev.slipway.runtime.cgroup.CgroupNaming;
import dev.slipway.runtime.cgroup.StatisticsSettings;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.runtime.RuntimeConfig;
import dev.slipway.runtime.runtime.RuntimeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the configuration: the machine's defaults, then the file, then the command line. */
public final class ConfigReader {
    private final RuntimeConfig defaults;
    private Path socket = HelperConfig.SOCKET;
    private @Nullable String group;
    private int connections = Limits.DEFAULT.connections();
    private int requests = Limits.DEFAULT.requestsInFlight();
    private boolean keepsState = true;
    private int eventsLimit = 10_000;

    /**
     * @param defaults of the engine on this machine
     */
    public ConfigReader(RuntimeConfig defaults) {
        this.defaults = defaults;
    }

    /**
     * The configuration in force.
     *
     * @param file null for none
     * @param chosen what the command line says
     * @throws EngineException INVALID_ARGUMENT with the file and the line
     */
    public HelperConfig read(@Nullable Path file, Chosen chosen) {
        ConfigText text =
                file == null ? ConfigText.parse("defaults", "") : ConfigText.parse(file.toString(), load(file));
        Section root = Section.root(text);
        Section engine = root.section("engine");
        Path[] roots = {defaults.root(), defaults.runRoot()};
        engine.path("root", value -> roots[0] = value);
        engine.path("run_root", value -> roots[1] = value);
        RuntimeConfig placed = defaults.in(
                chosen.root() == null ? roots[0] : chosen.root(),
                chosen.runRoot() == null ? roots[1] : chosen.runRoot());
        RuntimeConfigBuilder edit = placed.edit();
        helper(root.section("helper"));
        engine(engine, edit);
        network(root.section("network"), edit);
        checkpoint(root.section("checkpoint"), edit);
        statistics(root.section("statistics"), edit);
        edit.images(ImageConfiguration.read(
                root.section("storage"),
                root.section("image"),
                defaults.images().own() ? defaults.images() : StorageConf.machine()));
        root.later("security", "policies");
        root.end();
        Path listening = chosen.socket() == null ? socket : chosen.socket();
        return new HelperConfig(
                listening, group, new Limits(connections, requests), keepsState, eventsLimit, edit.build());
    }

    private void helper(Section section) {
        section.path("socket", value -> socket = value);
        section.string("group", value -> group = value);
        section.number("max_connections", 1, 4_096, value -> connections = value.intValue());
        section.number("max_requests", 1, 65_536, value -> requests = value.intValue());
        section.end();
    }

    private void engine(Section section, RuntimeConfigBuilder edit) {
        section.string("state", value -> {
            if (!value.equals("h2") && !value.equals("memory")) {
                throw section.wrong("state", "must be \"h2\" or \"memory\"");
            }
            keepsState = value.equals("h2");
        });
        Map<String, List<Path>> runtimes = new LinkedHashMap<>();
        Section known = section.section("runtimes");
        known.keys().forEach(name -> known.paths(name, paths -> runtimes.put(name, paths)));
        section.string("runtime", edit::runtimeName);
        section.string("runtime", name -> runtime(section, name, runtimes, edit));
        section.paths("conmon_path", paths -> edit.conmonPath(existing(paths)));
        section.environment("conmon_env", edit::conmonEnv);
        section.string("cgroup_manager", value -> {
            if (!value.equals("cgroupfs") && !value.equals("systemd")) {
                throw section.wrong("cgroup_manager", "must be \"cgroupfs\" or \"systemd\"");
            }
            edit.cgroupManager(value);
            edit.cgroupParent(CgroupNaming.ofWord(value).defaultParent());
        });
        section.string("cgroup_parent", edit::cgroupParent);
        section.bool("no_pivot_root", edit::noPivotRoot);
        section.seconds("stop_timeout", edit::stopTimeout);
        section.number("max_log_size", -1, Long.MAX_VALUE, edit::logMaxSize);
        section.number("events_limit", 1, 1_000_000, value -> eventsLimit = value.intValue());
        section.path("infra_path", edit::infraProgram);
        section.end();
    }

    private void runtime(Section section, String name, Map<String, List<Path>> runtimes, RuntimeConfigBuilder edit) {
        List<Path> paths = runtimes.get(name);
        if (paths != null) {
            edit.runtimePath(existing(paths));
        } else if (!name.equals(defaults.runtimeName())) {
            throw section.wrong("runtime", "names no entry of [engine.runtimes]");
        }
    }

    private static void network(Section section, RuntimeConfigBuilder edit) {
        section.path("config_dir", edit::cniConfigDir);
        section.paths("plugin_dirs", edit::cniPluginDirs);
        section.string("default_network", edit::defaultNetwork);
        section.string("default_bridge", edit::bridge);
        section.string("default_subnet_pool", edit::subnetPool);
        section.end();
    }

    private static void checkpoint(Section section, RuntimeConfigBuilder edit) {
        section.path("criu_path", edit::criuPath);
        section.path("folder", edit::checkpointDir);
        section.end();
    }

    private void statistics(Section section, RuntimeConfigBuilder edit) {
        Duration[] settings = {
            defaults.statistics().interval(), defaults.statistics().history()
        };
        section.number("interval", 1, 60, value -> settings[0] = Duration.ofSeconds(value));
        section.number("history", 0, 365, value -> settings[1] = Duration.ofDays(value));
        section.end();
        edit.statistics(new StatisticsSettings(settings[0], settings[1]));
    }

    /** The first that exists, or else the first. */
    private static Path existing(List<Path> paths) {
        return paths.stream().filter(Files::isExecutable).findFirst().orElse(paths.get(0));
    }

    private static String load(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT, "could not read the configuration " + file + ": " + e, e)
                    .hint("Name another file with --config.");
        }
    }
}

package dev.slipway.system;

import dev.slipway.helper.Helper;
import dev.slipway.helper.Programs;
import dev.slipway.helper.config.Chosen;
import dev.slipway.helper.config.ConfigReader;
import dev.slipway.runtime.runtime.RuntimeConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** The root, run root, socket and configuration of a test's helpers, one after the other. */
final class HelperFolder {
    private static final String OTHER = "-of-another";

    private final TestFolder folder;
    private final String socketSuffix;
    private final String rootSuffix;

    HelperFolder(TestFolder folder) {
        this(folder, "", "");
        configure("");
    }

    private HelperFolder(TestFolder folder, String socketSuffix, String rootSuffix) {
        this.folder = folder;
        this.socketSuffix = socketSuffix;
        this.rootSuffix = rootSuffix;
    }

    /** For another helper on the same root, with a socket of its own. */
    HelperFolder withAnotherSocket() {
        return new HelperFolder(folder, OTHER, rootSuffix);
    }

    /** For another helper at the same socket, with a root of its own. */
    HelperFolder withAnotherRoot() {
        return new HelperFolder(folder, socketSuffix, OTHER);
    }

    Path socket() {
        return folder.resolve("socket" + socketSuffix);
    }

    Path root() {
        return folder.resolve("root" + rootSuffix);
    }

    Path runRoot() {
        return folder.resolve("run" + rootSuffix);
    }

    /** What the helper prints. */
    Path output() {
        return folder.resolve("helper" + socketSuffix + rootSuffix + ".log");
    }

    Path configuration() {
        return folder.resolve("helper.toml");
    }

    /** The parent of its containers' cgroups, named as the folder. */
    String cgroupParent() {
        return "/" + folder.name();
    }

    /** The network that its pods join, with a bridge of its own. */
    TestNetwork network() {
        return TestNetwork.of(folder);
    }

    /** Where the lists of its helpers' networks are, beside none of the machine's. */
    Path networks() {
        return folder.resolve("networks");
    }

    /** A helper in this process, where it starts many times faster than in one of its own. */
    Helper open() {
        var chosen = new Chosen(socket(), root(), runRoot());
        var config = new ConfigReader(Programs.found(RuntimeConfig.defaults())).read(configuration(), chosen);
        return Helper.start(config, InstantSource.system());
    }

    /** The images of its helpers. */
    TestStore store() {
        return TestStore.in(folder);
    }

    List<String> launchOptions() {
        return List.of(
                "--socket", socket().toString(),
                "--root", root().toString(),
                "--runroot", runRoot().toString(),
                "--config", configuration().toString());
    }

    /** Adds lines to the configuration of the helpers that are started from now on. */
    void configure(String lines) {
        try {
            Files.writeString(configuration(), configurationText() + lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String configurationText() {
        return """
                [engine]
                cgroup_parent = "%s"
                %s[network]
                config_dir = "%s"
                default_network = "%s"
                default_bridge = "%s"
                %s""".formatted(
                        cgroupParent(),
                        store().configuration(),
                        networks(),
                        network().name(),
                        network().bridge(),
                        checkpoints());
    }

    /** The CRIU that the property {@code slipway.criu} tells, if it does. */
    private static String checkpoints() {
        var criu = System.getProperty("slipway.criu");
        return criu == null ? "" : "[checkpoint]\ncriu_path = \"" + criu + "\"\n";
    }
}

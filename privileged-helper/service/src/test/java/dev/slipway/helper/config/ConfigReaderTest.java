package dev.slipway.helper.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.runtime.cgroup.StatisticsSettings;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.runtime.RuntimeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
    @TempDir
    Path folder;

    @Test
    @Tag("R-RT-01")
    void everyKeyIsTakenOver() throws IOException {
        HelperConfig config = read("""
                [helper]
                socket = "/run/other.sock"
                group = "staff"
                max_connections = 7
                max_requests = 9
                [engine]
                root = "/srv/slipway"
                run_root = "/run/other"
                state = "memory"
                stop_timeout = 3
                events_limit = 50
                no_pivot_root = true
                conmon_env = ["A=b=c"]
                [network]
                plugin_dirs = ["/opt/cni", "/usr/lib/cni"]
                default_network = "lan"
                [checkpoint]
                folder = "/srv/checkpoints"
                [statistics]
                interval = 5
                history = 30
                """);

        assertThat(config.socket()).isEqualTo(Path.of("/run/other.sock"));
        assertThat(config.group()).isEqualTo("staff");
        assertThat(config.limits().connections()).isEqualTo(7);
        assertThat(config.limits().requestsInFlight()).isEqualTo(9);
        assertThat(config.keepsState()).isFalse();
        assertThat(config.eventsLimit()).isEqualTo(50);
        RuntimeConfig engine = config.engine();
        assertThat(engine.root()).isEqualTo(Path.of("/srv/slipway"));
        assertThat(engine.runRoot()).isEqualTo(Path.of("/run/other"));
        assertThat(engine.statistics()).isEqualTo(new StatisticsSettings(Duration.ofSeconds(5), Duration.ofDays(30)));
        assertThat(engine.checkpointDir()).isEqualTo(Path.of("/srv/checkpoints"));
        assertThat(engine.stopTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(engine.noPivotRoot()).isTrue();
        assertThat(engine.conmonEnv()).containsEntry("A", "b=c");
        assertThat(engine.cniPluginDirs()).isEqualTo(List.of(Path.of("/opt/cni"), Path.of("/usr/lib/cni")));
        assertThat(engine.defaultNetwork()).isEqualTo("lan");
    }

    @Test
    @Tag("R-CTR-07")
    @Tag("R-CTR-08")
    void eachCgroupManagerHasItsParent() throws IOException {
        RuntimeConfig systemd = engine("cgroup_manager = \"systemd\"");
        assertThat(systemd.cgroupManager()).isEqualTo("systemd");
        assertThat(systemd.cgroupParent()).isEqualTo("system.slice");
        assertThat(engine("cgroup_parent = \"user.slice\"\ncgroup_manager = \"systemd\"")
                        .cgroupParent())
                .isEqualTo("user.slice");
        assertThat(engine("cgroup_parent = \"/ships\"").cgroupParent()).isEqualTo("/ships");
        assertThatThrownBy(() -> engine("cgroup_parent = \"user.slice\""))
                .hasMessageContaining("cgroup_parent is \"user.slice\", and the cgroup manager cgroupfs");
    }

    private RuntimeConfig engine(String lines) throws IOException {
        return reader().read(write("[engine]\n" + lines + "\n"), Chosen.NOTHING).engine();
    }

    @Test
    void theCommandLineHasTheLastWord() throws IOException {
        HelperConfig config = reader().read(
                        write("[helper]\nsocket = \"/a\"\n[engine]\nroot = \"/b\"\n"),
                        new Chosen(Path.of("/c"), Path.of("/d"), null));

        assertThat(config.socket()).isEqualTo(Path.of("/c"));
        assertThat(config.engine().root()).isEqualTo(Path.of("/d"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # text (; ends a line)                              | line | what the message has
            [helper];socket = "/a";colour = "red"               | 3    | helper.colour is not a key
            ;[helpers];socket = "/a"                            | 2    | helpers is not a key
            [helper];max_connections = "many"                   | 2    | must be a whole number
            [helper];max_connections = 0                        | 2    | must be a whole number
            [helper];socket = "here"                            | 2    | absolute path
            [engine];;state = "file"                            | 3    | "h2" or "memory"
            [engine];no_pivot_root = 1                          | 2    | true or false
            [engine];cgroup_manager = "openrc"                  | 2    | "cgroupfs" or "systemd"
            [engine];runtime = "crun"                           | 2    | names no entry
            [network];plugin_dirs = "/usr/lib/cni"              | 2    | list of absolute paths
            helper = 1                                          | 1    | must be a section
            [helper];socket = "/a                               | 2    | could not read
            [storage];graph_root = "here"                       | 2    | absolute path
            [storage];driver = "over lay"                       | 2    | no driver
            [engine];stop_timeout = 1;[image];default_transport = "ship" | 4 | unknown
            [image];insecure_registries = "a"                   | 2    | list of strings
            [security];policy = "/a"                            | 1    | this version does not have yet
            [statistics];interval = 61                          | 2    | from 1 to 60
            [statistics];history = -1                           | 2    | from 0 to 365
            """)
    @Tag("R-RT-01")
    @Tag("R-RT-06")
    @Tag("R-RT-14")
    void whatIsWrongIsRefusedWithItsLine(String text, int line, String reason) throws IOException {
        Path file = write(text.replace(";", "\n"));

        assertThatThrownBy(() -> reader().read(file, Chosen.NOTHING))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining(file + ", line " + line + ":")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state = \"\"",
                "state = \"sqlite\"",
                "runtime = \"\"",
                "conmon_path = []",
                "conmon_path = [\"\"]",
                "cgroup_manager = \"openrc\"",
                "root = \"\""
            })
    @Tag("R-RT-14")
    void whatTheEngineCannotBeSetUpWithIsAnInvalidArgument(String line) throws IOException {
        Path file = write("[engine]\n" + line + "\n");
        assertThatThrownBy(() -> reader().read(file, Chosen.NOTHING))
                .isInstanceOfSatisfying(EngineException.class, error -> {
                    assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
                    assertThat(error.message()).contains("line 2");
                });
    }

    @Test
    @Tag("R-RT-14")
    void anotherRootMovesWhatIsKeptBelowIt() throws IOException {
        assertThat(read("[engine]\nroot = \"/srv/slipway\"\n").engine().checkpointDir())
                .isEqualTo(Path.of("/srv/slipway/checkpoints"));
    }

    private HelperConfig read(String text) throws IOException {
        return reader().read(write(text), Chosen.NOTHING);
    }

    private static ConfigReader reader() {
        return new ConfigReader(RuntimeConfig.defaults());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("helper.toml"), text);
    }
}

package dev.slipway.runtime.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RuntimeConfigTest {
    @Test
    @Tag("R-RT-02")
    void theDefaultsAreThoseOfTheField() {
        RuntimeConfig config = RuntimeConfig.defaults();
        assertThat(config.root()).isEqualTo(Path.of("/var/lib/slipway"));
        assertThat(config.runRoot()).isEqualTo(Path.of("/run/slipway"));
        assertThat(config.runtimeName()).isEqualTo("runc");
        assertThat(config.conmonEnv())
                .isEqualTo(Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"));
        assertThat(config.cgroupManager()).isEqualTo("cgroupfs");
        assertThat(config.cgroupParent()).isEqualTo("/slipway_parent");
        assertThat(config.stopTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.logMaxSize()).isEqualTo(-1);
        assertThat(config.noPivotRoot()).isFalse();
        assertThat(config.cniConfigDir()).isEqualTo(Path.of("/etc/cni/net.d"));
        assertThat(config.cniPluginDirs()).contains(Path.of("/opt/cni/bin"));
    }

    @Test
    @Tag("R-RT-01")
    void itIsACopyOfWhatItWasMadeFrom() {
        Map<String, String> environment = new HashMap<>(Map.of("A", "b"));
        RuntimeConfig defaults = RuntimeConfig.defaults();
        RuntimeConfig config = defaults.edit().conmonEnv(environment).build();
        environment.put("C", "d");
        assertThat(config.conmonEnv()).isEqualTo(Map.of("A", "b"));
        assertThat(defaults).isEqualTo(RuntimeConfig.defaults());
    }

    @Test
    @Tag("R-RT-05")
    void whatTheEngineCannotDoIsRefused() {
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> RuntimeConfig.defaults().edit().cgroupManager("none").build(),
                () -> RuntimeConfig.defaults().edit().cgroupManager("systemd").build(),
                () -> RuntimeConfig.defaults().edit().cgroupParent("a.slice").build(),
                () -> RuntimeConfig.defaults().edit().root(Path.of("here")).build(),
                () -> RuntimeConfig.defaults().edit().runRoot(Path.of("here")).build())) {
            EngineException refused = catchThrowableOfType(EngineException.class, call);
            assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
            assertThat(refused.message()).startsWith("could not configure the engine");
        }
    }
}

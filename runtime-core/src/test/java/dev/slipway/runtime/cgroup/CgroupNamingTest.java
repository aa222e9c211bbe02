package dev.slipway.runtime.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which parents of cgroups each manager takes. */
class CgroupNamingTest {
    @ParameterizedTest
    @CsvSource({
        "CGROUPFS, /slipway_parent",
        "CGROUPFS, /a/b",
        "CGROUPFS, /a.slice/b",
        "SYSTEMD, system.slice",
        "SYSTEMD, .slice",
        "SYSTEMD, /machine.slice/web.slice"
    })
    @Tag("R-CTR-07")
    @Tag("R-CTR-08")
    void areTaken(CgroupNaming manager, String parent) {
        assertThat(manager.check(parent)).isEqualTo(parent);
    }

    @ParameterizedTest
    @CsvSource({
        "CGROUPFS, ''",
        "CGROUPFS, /user.slice",
        "CGROUPFS, /a/b.slice",
        "CGROUPFS, relative",
        "CGROUPFS, /a/../b",
        "CGROUPFS, /a/",
        "CGROUPFS, /",
        "SYSTEMD, ''",
        "SYSTEMD, slice",
        "SYSTEMD, /slipway_parent",
        "SYSTEMD, user.slice/web"
    })
    @Tag("R-CTR-07")
    @Tag("R-CTR-08")
    @Tag("R-OPT-06")
    void areRefused(CgroupNaming manager, String parent) {
        EngineException refused = catchThrowableOfType(EngineException.class, () -> manager.check(parent));
        assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(refused.message()).contains("cgroupParent is \"" + parent + "\"");
        assertThat(refused.hint()).isNotBlank();
    }

    @Test
    @Tag("R-CTR-07")
    @Tag("R-CTR-08")
    void haveADefault() {
        assertThat(CgroupNaming.ofWord("cgroupfs").defaultParent()).isEqualTo("/slipway_parent");
        assertThat(CgroupNaming.ofWord("systemd").defaultParent()).isEqualTo("system.slice");
    }

    @Test
    @Tag("R-CTR-09")
    void thereIsNoOtherManager() {
        EngineException refused = catchThrowableOfType(EngineException.class, () -> CgroupNaming.ofWord("openrc"));
        assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(refused.message()).contains("unsupported cgroup manager \"openrc\"");
    }
}

package dev.slipway.runtime.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Names of slices and where their cgroups lie. */
class SlicesTest {
    private static final String POD = "0123456789abcdef".repeat(4);

    @Example
    @Tag("R-CG-04")
    void dashesNest() {
        assertThat(Slices.path("a-b.slice")).isEqualTo("/a.slice/a-b.slice");
        assertThat(Slices.path("user-1000-web.slice")).isEqualTo("/user.slice/user-1000.slice/user-1000-web.slice");
        assertThat(Slices.path("-.slice")).isEmpty();
        assertThat(Slices.path(".slice")).isEmpty();
        assertThat(Slices.child("machine.slice", "web")).isEqualTo("machine-web.slice");
        assertThat(Slices.child("/machine.slice/machine-a.slice", "web")).isEqualTo("machine-a-web.slice");
        assertThat(Slices.child("-.slice", "web")).isEqualTo("web.slice");
    }

    @Property(tries = 300)
    @Tag("R-CG-04")
    void aSliceLiesInItsParent(@ForAll("names") List<String> nested, @ForAll("name") String name) {
        String parent = String.join("-", nested) + ".slice";
        String child = Slices.child(parent, name);
        assertThat(Slices.path(child)).isEqualTo(Slices.path(parent) + "/" + child);
        assertThat(child).isEqualTo(String.join("-", nested) + "-" + name + ".slice");
        assertThat(Slices.path(child).split("/", -1)).hasSize(nested.size() + 2);
    }

    @Example
    @Tag("R-CG-02")
    @Tag("R-POD-32")
    void eachManagerHasItsForm() {
        assertThat(CgroupNaming.CGROUPFS.pod("/parent", POD)).isEqualTo("/parent/slipway-pod-" + POD);
        assertThat(CgroupNaming.CGROUPFS.container("/parent", "c")).isEqualTo("/parent/slipway-c");
        assertThat(CgroupNaming.CGROUPFS.inSpec("/parent", "c")).isEqualTo("/parent/slipway-c");
        String slice = CgroupNaming.SYSTEMD.pod("system.slice", POD);
        assertThat(slice).isEqualTo("system-slipway_pod_" + POD + ".slice");
        assertThat(CgroupNaming.SYSTEMD.inSpec(slice, "c")).isEqualTo(slice + ":slipway:c");
        assertThat(CgroupNaming.SYSTEMD.container(slice, "c")).isEqualTo("/system.slice/" + slice + "/slipway-c.scope");
        assertThat(CgroupNaming.SYSTEMD.inSpec(".slice", "c")).isEqualTo("-.slice:slipway:c");
    }

    @Example
    @Tag("R-CG-02")
    void theFormTellsTheManager() {
        for (CgroupNaming naming : CgroupNaming.values()) {
            String parent = naming.defaultParent();
            String pod = naming.pod(parent, POD);
            assertThat(CgroupNaming.of(parent)).isEqualTo(naming);
            assertThat(CgroupNaming.of(pod)).isEqualTo(naming);
            assertThat(naming.isPod(pod)).isTrue();
            assertThat(naming.isPod(parent)).isFalse();
            assertThat(naming.takes(pod)).isTrue();
        }
    }

    @Provide
    static Arbitrary<List<String>> names() {
        return name().list().ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    static Arbitrary<String> name() {
        return Arbitraries.strings()
                .withChars("abz09_:.")
                .ofMinLength(1)
                .ofMaxLength(8)
                .filter(text -> !text.startsWith("."));
    }
}

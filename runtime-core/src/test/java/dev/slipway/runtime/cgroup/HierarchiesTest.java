package dev.slipway.runtime.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.os.MountPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HierarchiesTest {
    private static final MountPoint CPU = v1("/cg/cpu,cpuacct", "rw,cpu,cpuacct");
    private static final MountPoint SYSTEMD = v1("/cg/systemd", "rw,xattr,name=systemd");
    private static final MountPoint UNIFIED = new MountPoint(Path.of("/cg/unified"), "/", "cgroup2", "cgroup2", "rw");
    private static final MountPoint OTHER = new MountPoint(Path.of("/cg"), "/", "tmpfs", "tmpfs", "rw,cpu");

    private static MountPoint v1(String target, String options) {
        return new MountPoint(Path.of(target), "/", "cgroup", "cgroup", options);
    }

    @Test
    void theVersionIsToldByWhatIsMounted() {
        assertThat(Hierarchies.of(List.of(OTHER, CPU, SYSTEMD)).version()).isEqualTo(CgroupVersion.V1);
        assertThat(Hierarchies.of(List.of(OTHER, CPU, UNIFIED)).version()).isEqualTo(CgroupVersion.HYBRID);
        assertThat(Hierarchies.of(List.of(UNIFIED)).version()).isEqualTo(CgroupVersion.V2);
        assertThat(Hierarchies.of(List.of(SYSTEMD, UNIFIED)).version()).isEqualTo(CgroupVersion.V2);
    }

    @Test
    void controllersThatShareAHierarchyShareAFolder() {
        Cgroup cgroup = Hierarchies.of(List.of(CPU, UNIFIED)).cgroup("/parent/one");
        assertThat(cgroup.legacy("cpu")).isEqualTo(Path.of("/cg/cpu,cpuacct/parent/one"));
        assertThat(cgroup.legacy("cpuacct")).isEqualTo(Path.of("/cg/cpu,cpuacct/parent/one"));
        assertThat(cgroup.legacy("memory")).isNull();
        assertThat(cgroup.unified()).isEqualTo(Path.of("/cg/unified/parent/one"));
    }

    @Test
    void oneThatIsMountedOnceMoreStaysWhereItWas(@TempDir Path folder) throws IOException {
        MountPoint named = v1(folder.resolve("systemd").toString(), SYSTEMD.options());
        MountPoint cpu = v1(folder.resolve("cpu").toString(), CPU.options());
        MountPoint yard = v1(folder.resolve("yard/systemd").toString(), SYSTEMD.options());
        MountPoint second = v1(folder.resolve("yard/cpu").toString(), CPU.options());
        Cgroup cgroup = Hierarchies.of(List.of(named, cpu, yard, second)).cgroup("/parent");

        cgroup.make();

        assertThat(folder.resolve("systemd/parent")).isDirectory();
        assertThat(folder.resolve("cpu/parent")).isDirectory();
        assertThat(folder.resolve("yard")).doesNotExist();
        assertThat(cgroup.legacy("cpu")).isEqualTo(folder.resolve("cpu/parent"));
    }

    @Test
    void noPathLeavesTheHierarchy(@TempDir Path folder) {
        Hierarchies hierarchies =
                Hierarchies.of(List.of(new MountPoint(folder.resolve("cgroup"), "/", "cgroup2", "cgroup2", "rw")));
        assertThat(hierarchies.cgroup("/../../etc").unified()).isEqualTo(folder.resolve("cgroup/etc"));
        assertThat(hierarchies.cgroup("relative/one").unified()).isEqualTo(folder.resolve("cgroup/relative/one"));
    }

    @Test
    void theRootIsNeverRemoved(@TempDir Path folder) {
        MountPoint unified = new MountPoint(folder, "/", "cgroup2", "cgroup2", "rw");
        assertThat(Hierarchies.of(List.of(unified)).cgroup("/").removeIfEmpty()).isTrue();
        assertThat(Files.isDirectory(folder)).isTrue();
    }
}

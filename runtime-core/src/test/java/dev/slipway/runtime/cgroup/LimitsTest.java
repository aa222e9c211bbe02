package dev.slipway.runtime.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.MountPoint;
import dev.slipway.runtime.systemd.UnitProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.freedesktop.dbus.types.UInt64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What limits become in version 2 and as properties of a unit, and which of them are found impossible beforehand. */
class LimitsTest {
    private static final long MIB = 1 << 20;

    @TempDir
    private Path folder;

    private Cgroup cgroup;
    private Path files;

    @BeforeEach
    void makeFiles() throws IOException {
        files = Files.createDirectories(folder.resolve("parent/pod"));
        cgroup = Hierarchies.of(List.of(new MountPoint(folder, "/", "cgroup2", "cgroup2", "rw")))
                .cgroup("/parent/pod");
        Files.writeString(folder.resolve("parent/cpuset.cpus.effective"), "0-3,6");
        for (String name : List.of(
                "cpu.weight", "cpu.max", "cpuset.cpus", "memory.max", "memory.swap.max", "memory.low", "pids.max")) {
            Files.writeString(files.resolve(name), "before");
        }
        Files.writeString(files.resolve("memory.current"), Long.toString(100 * MIB));
        Files.writeString(
                files.resolve("memory.stat"), "inactive_file " + 30 * MIB + "\nactive_file " + 10 * MIB + "\n");
    }

    @Test
    void theyBecomeTheFilesOfVersionTwo() throws IOException {
        LimitFiles.write(cgroup, limits());
        assertThat(value("cpu.weight")).isEqualTo("20");
        assertThat(value("cpu.max")).isEqualTo("50000 100000");
        assertThat(value("cpuset.cpus")).isEqualTo("0-1,6");
        assertThat(value("memory.max")).isEqualTo(Long.toString(64 * MIB));
        assertThat(value("memory.swap.max")).isEqualTo(Long.toString(16 * MIB));
        assertThat(value("memory.low")).isEqualTo(Long.toString(32 * MIB));
        assertThat(value("pids.max")).isEqualTo("90");
    }

    @Test
    void takenBackTheyAreWhatTheyWere() throws IOException {
        LimitFiles.write(cgroup, limits()).run();
        for (String name : List.of("cpu.weight", "cpu.max", "memory.max", "memory.swap.max", "pids.max")) {
            assertThat(value(name)).isEqualTo("before");
        }
    }

    @Test
    void oneThatTheKernelDoesNotHaveTakesTheOthersBack() throws IOException {
        Files.delete(files.resolve("pids.max"));
        EngineException error = catchThrowableOfType(EngineException.class, () -> LimitFiles.write(cgroup, limits()));
        assertThat(error.kind()).isEqualTo(ErrorKind.UNSUPPORTED);
        assertThat(error.message()).contains("pidsLimit cannot be limited here, for there is no pids.max");
        assertThat(value("cpu.weight")).isEqualTo("before");
        assertThat(value("memory.max")).isEqualTo("before");
    }

    @Test
    void noLimitIsSaidInTheWordsOfEach() throws IOException {
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        none.putObject("cpu").put("quota", -1).put("period", 100_000);
        none.putObject("memory").put("limit", -1).put("swap", -1).put("reservation", -1);
        none.putObject("pids").put("limit", -1);
        LimitFiles.write(cgroup, none);
        assertThat(value("cpu.max")).isEqualTo("max 100000");
        assertThat(value("memory.max")).isEqualTo("max");
        assertThat(value("memory.swap.max")).isEqualTo("max");
        assertThat(value("memory.low")).isEqualTo("0");
        assertThat(value("pids.max")).isEqualTo("max");
        Files.delete(files.resolve("memory.swap.max"));
        LimitFiles.write(cgroup, none);
    }

    @Test
    void weightsKeepTheirPlaceInTheirRange() {
        assertThat(Limits.cpuWeight(2)).isEqualTo(1);
        assertThat(Limits.cpuWeight(1024)).isEqualTo(39);
        assertThat(Limits.cpuWeight(262_144)).isEqualTo(10_000);
        assertThat(Limits.ioWeight(10)).isEqualTo(1);
        assertThat(Limits.ioWeight(1000)).isEqualTo(10_000);
    }

    @Test
    void theyBecomePropertiesOfAUnit() {
        List<UnitProperty> properties = SliceProperties.of(new Limits(limits()));
        assertThat(properties)
                .extracting(property -> property.name)
                .containsExactly(
                        "CPUWeight",
                        "CPUQuotaPeriodUSec",
                        "CPUQuotaPerSecUSec",
                        "MemoryMax",
                        "MemorySwapMax",
                        "MemoryLow",
                        "TasksMax",
                        "AllowedCPUs");
        assertThat(number(properties, 2)).isEqualTo(500_000);
        assertThat(number(properties, 3)).isEqualTo(64 * MIB);
        assertThat(number(properties, 4)).isEqualTo(16 * MIB);
        assertThat((byte[]) properties.get(7).value.getValue()).containsExactly(0b0100_0011);
        List<UnitProperty> back =
                SliceProperties.takingBack(properties, new Limits(JsonNodeFactory.instance.objectNode()));
        assertThat(back).hasSameSizeAs(properties);
        assertThat(back.get(3).value.getValue()).isEqualTo(new UInt64(UInt64.MAX_BIG_VALUE));
        assertThat((byte[]) back.get(7).value.getValue()).isEmpty();
    }

    @Test
    void whatCannotHoldIsFoundBeforehand() throws IOException {
        LimitCheck.require(cgroup, limits(), "");
        assertThat(refused("cpu", "cpus", "0-4").message())
                .isEqualTo("no: cpuset is \"0-4\", and there are only the cores 0-3,6");
        assertThat(refused("memory", "limit", Long.toString(96 * MIB)).message())
                .isEqualTo("no: memorySwap is 83886080, which is less than memory");
        assertThat(refused("memory", "limit", Long.toString(59 * MIB)).message())
                .isEqualTo("no: memory is 61865984, and it holds 62914560 bytes that are not in files");
        EngineException error = refused("blockIO", "weight", "100");
        assertThat(error.kind()).isEqualTo(ErrorKind.UNSUPPORTED);
        assertThat(error.message()).isEqualTo("no: blkioWeight cannot be limited here, for there is no io.weight");
        Files.delete(files.resolve("memory.swap.max"));
        assertThat(refused("memory", "swap", Long.toString(90 * MIB)).kind()).isEqualTo(ErrorKind.UNSUPPORTED);
    }

    private EngineException refused(String part, String key, String value) {
        ObjectNode limits = limits();
        ObjectNode changed = limits.withObject("/" + part);
        if (value.matches("[0-9]+")) {
            changed.put(key, Long.parseLong(value));
        } else {
            changed.put(key, value);
        }
        EngineException error =
                catchThrowableOfType(EngineException.class, () -> LimitCheck.require(cgroup, limits, "no: "));
        assertThat(error.hint()).isNotBlank();
        return error;
    }

    private static long number(List<UnitProperty> properties, int index) {
        return ((UInt64) properties.get(index).value.getValue()).longValue();
    }

    private String value(String name) throws IOException {
        return Files.readString(files.resolve(name));
    }

    private static ObjectNode limits() {
        ObjectNode limits = JsonNodeFactory.instance.objectNode();
        limits.putObject("cpu")
                .put("shares", 512)
                .put("quota", 50_000)
                .put("period", 100_000)
                .put("cpus", "0-1,6");
        limits.putObject("memory").put("limit", 64 * MIB).put("swap", 80 * MIB).put("reservation", 32 * MIB);
        limits.putObject("pids").put("limit", 90);
        return limits;
    }
}

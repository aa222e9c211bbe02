package dev.slipway.runtime.cgroup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Limits of a cgroup, as {@code linux.resources} of the OCI runtime configuration has them: those of {@code cpu}, {@code
 * memory}, {@code pids} and {@code blockIO.weight}. In version 2 they become what the kernel takes there, as the OCI
 * runtime does it for containers.
 */
final class Limits {
    private static final String MAX = "max";
    private static final long DEFAULT_PERIOD = 100_000;

    private final JsonNode resources;

    Limits(ObjectNode resources) {
        this.resources = resources;
    }

    /**
     * A value for a file of a cgroup.
     *
     * @param option the limit's name in requests
     */
    record Setting(String option, Path file, String value) {
        /** Whether this machine has it; one that limits nothing is had everywhere. */
        boolean possible() {
            return value.equals(MAX) || value.equals("-1") || Files.exists(file);
        }
    }

    @Nullable
    Long memory() {
        return number("memory", "limit");
    }

    /** Memory and swap together. */
    @Nullable
    Long memoryAndSwap() {
        return number("memory", "swap");
    }

    /** List of cores; null for no limit of them. */
    @Nullable
    String cores() {
        String cores = resources.at("/cpu/cpus").asText("");
        return cores.isEmpty() ? null : cores;
    }

    @Nullable
    Long weight() {
        return number("blockIO", "weight");
    }

    @Nullable
    Long shares() {
        return number("cpu", "shares");
    }

    /** Microseconds of each period, -1 for no limit. */
    @Nullable
    Long quota() {
        return number("cpu", "quota");
    }

    /** Microseconds. */
    long period() {
        Long period = number("cpu", "period");
        return period == null ? DEFAULT_PERIOD : period;
    }

    @Nullable
    Long reservation() {
        return number("memory", "reservation");
    }

    @Nullable
    Long pids() {
        return number("pids", "limit");
    }

    private @Nullable Long number(String part, String key) {
        JsonNode value = resources.path(part).path(key);
        return value.isNumber() ? value.asLong() : null;
    }

    /** In an order in which the kernel takes them. */
    List<Setting> settings(Cgroup cgroup) {
        Path unified = cgroup.unified();
        return unified != null && cgroup.legacy("cpu") == null && cgroup.legacy("memory") == null
                ? new Unified(unified).settings()
                : new Legacy(cgroup).settings();
    }

    /** Values of version 1. */
    private final class Legacy {
        private final Cgroup cgroup;
        private final List<Setting> settings = new ArrayList<>();

        private Legacy(Cgroup cgroup) {
            this.cgroup = cgroup;
        }

        private List<Setting> settings() {
            add("cpuShares", "cpu", "cpu.shares", shares());
            add("cpus", "cpu", "cpu.cfs_period_us", quota() == null ? null : Long.valueOf(period()));
            add("cpus", "cpu", "cpu.cfs_quota_us", quota());
            text("cpuset", "cpuset", "cpuset.cpus", cores());
            memoryAndSwapInOrder();
            add("memoryReservation", "memory", "memory.soft_limit_in_bytes", reservation());
            Long pids = pids();
            text("pidsLimit", "pids", "pids.max", pids == null ? null : orMax(pids));
            add("blkioWeight", "blkio", weightFile(cgroup.legacy("blkio"), "blkio"), weight());
            return settings;
        }

        /** The kernel keeps the sum at or above the limit of memory at each step. */
        private void memoryAndSwapInOrder() {
            Long memory = memory();
            Path folder = cgroup.legacy("memory");
            boolean grows = memory != null
                    && folder != null
                    && (memory < 0 || memory > ControlFile.number(folder.resolve("memory.memsw.limit_in_bytes")));
            if (grows) {
                add("memorySwap", "memory", "memory.memsw.limit_in_bytes", memoryAndSwap());
            }
            add("memory", "memory", "memory.limit_in_bytes", memory);
            if (!grows) {
                add("memorySwap", "memory", "memory.memsw.limit_in_bytes", memoryAndSwap());
            }
        }

        private void add(String option, String controller, String file, @Nullable Long value) {
            text(option, controller, file, value == null ? null : value.toString());
        }

        private void text(String option, String controller, String file, @Nullable String value) {
            Path folder = cgroup.legacy(controller);
            if (value != null) {
                settings.add(new Setting(option, (folder == null ? Path.of(controller) : folder).resolve(file), value));
            }
        }
    }

    /** Values of version 2. */
    private final class Unified {
        private final Path folder;
        private final List<Setting> settings = new ArrayList<>();

        private Unified(Path folder) {
            this.folder = folder;
        }

        private List<Setting> settings() {
            Long shares = shares();
            add("cpuShares", "cpu.weight", shares == null ? null : Long.toString(cpuWeight(shares)));
            Long quota = quota();
            add("cpus", "cpu.max", quota == null ? null : orMax(quota) + " " + period());
            add("cpuset", "cpuset.cpus", cores());
            Long memory = memory();
            add("memory", "memory.max", memory == null ? null : orMax(memory));
            Long swap = swap();
            add("memorySwap", "memory.swap.max", swap == null ? null : orMax(swap));
            Long reservation = reservation();
            add(
                    "memoryReservation",
                    "memory.low",
                    reservation == null ? null : Long.toString(Math.max(0, reservation)));
            Long pids = pids();
            add("pidsLimit", "pids.max", pids == null ? null : orMax(pids));
            Long weight = weight();
            String file = weightFile(folder, "io");
            add(
                    "blkioWeight",
                    file,
                    weight == null ? null : Long.toString(file.equals("io.weight") ? ioWeight(weight) : weight));
            return settings;
        }

        private void add(String option, String file, @Nullable String value) {
            if (value != null) {
                settings.add(new Setting(option, folder.resolve(file), value));
            }
        }
    }

    /** Swap alone, -1 for no limit; null if it is not limited together with memory. */
    @Nullable
    Long swap() {
        Long both = memoryAndSwap();
        Long memory = memory();
        if (both == null || both < 0) {
            return both;
        }
        return memory == null || memory < 0 ? null : Long.valueOf(both - memory);
    }

    /** The weight of version 2, 1 to 10000, that is as far in its range as these shares of version 1, 2 to 262144. */
    static long cpuWeight(long shares) {
        return 1 + (shares - 2) * 9999 / 262_142;
    }

    /** The weight of io.weight, 1 to 10000, that is as far in its range as this one of version 1, 10 to 1000. */
    static long ioWeight(long weight) {
        return 1 + (weight - 10) * 9999 / 990;
    }

    /** The name that the weight of block devices has here: it is the scheduler's, or BFQ's own. */
    private static String weightFile(@Nullable Path folder, String prefix) {
        String own = prefix + ".bfq.weight";
        return folder != null && Files.exists(folder.resolve(own)) ? own : prefix + ".weight";
    }

    private static String orMax(long value) {
        return value < 0 ? MAX : Long.toString(value);
    }
}

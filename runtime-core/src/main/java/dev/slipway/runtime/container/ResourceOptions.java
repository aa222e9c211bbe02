package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Writes limits into an OCI configuration, and reads them back. */
public final class ResourceOptions {
    private static final int PERIOD_MICROS = 100_000;
    private static final long LEAST_MEMORY = 4L << 20;
    private static final String LIST_OF_CORES = "[0-9]{1,5}(-[0-9]{1,5})?(,[0-9]{1,5}(-[0-9]{1,5})?)*";

    private final ObjectNode resources;
    private final OptionFindings findings;

    private ResourceOptions(ObjectNode resources, OptionFindings findings) {
        this.resources = resources;
        this.findings = findings;
    }

    /** Those that are not sound are found, not written. */
    public static void write(Resources wanted, ObjectNode linux, OptionFindings findings) {
        if (wanted.equals(Resources.NONE)) {
            return;
        }
        ResourceOptions options = new ResourceOptions(SpecOptions.object(linux, "resources"), findings);
        options.cpus(wanted.cpus());
        options.cpuset(wanted.cpuset());
        options.number("cpu", "shares", "cpuShares", wanted.cpuShares(), 2, 262_144);
        options.memory("limit", "memory", wanted.memory());
        options.memory("swap", "memorySwap", wanted.memorySwap());
        options.memory("reservation", "memoryReservation", wanted.memoryReservation());
        options.memoryAndSwap(wanted);
        options.pids(wanted.pidsLimit());
        Integer weight = wanted.blkioWeight();
        options.number("blockIO", "weight", "blkioWeight", weight == null ? null : weight.longValue(), 10, 1000);
    }

    private void cpus(@Nullable Double cpus) {
        if (cpus == null) {
            return;
        }
        if (!(cpus == -1 || (cpus >= 0.01 && cpus <= 10_000))) {
            findings.add("cpus", cpus, "it is not from 0.01 to 10000", "Give cores, or -1 for no limit.");
            return;
        }
        part("cpu")
                .put("quota", cpus < 0 ? -1 : Math.round(cpus * PERIOD_MICROS))
                .put("period", PERIOD_MICROS);
    }

    private void cpuset(@Nullable String cores) {
        if (cores == null) {
            return;
        }
        if (!cores.matches(LIST_OF_CORES)) {
            findings.add("cpuset", cores, "it is not a list of cores", "Write it like 0-1,3.");
            return;
        }
        part("cpu").put("cpus", cores);
    }

    private void memory(String key, String option, @Nullable Long bytes) {
        if (bytes == null) {
            return;
        }
        if (bytes != -1 && bytes < LEAST_MEMORY) {
            findings.add(option, bytes, "it is less than 4 MiB", "Give bytes, or -1 for no limit.");
            return;
        }
        part("memory").put(key, bytes);
    }

    private void memoryAndSwap(Resources wanted) {
        Long memory = wanted.memory();
        Long both = wanted.memorySwap();
        if (memory != null && both != null && both >= 0 && both < memory && !findings.contains("memorySwap")) {
            findings.add(
                    "memorySwap",
                    both,
                    "it is less than memory",
                    "It is memory and swap together: give at least memory.");
        }
    }

    private void pids(@Nullable Long most) {
        if (most != null) {
            part("pids").put("limit", most <= 0 ? -1 : most);
        }
    }

    private void number(String part, String key, String option, @Nullable Long value, long least, long most) {
        if (value == null) {
            return;
        }
        if (value < least || value > most) {
            findings.add(option, value, "it is not from " + least + " to " + most, "Give a number in that range.");
            return;
        }
        part(part).put(key, value);
    }

    /**
     * The limits that an OCI configuration has.
     *
     * @param resources {@code linux.resources}; null for none
     * @return with null for each that it does not say
     */
    public static Resources read(@Nullable JsonNode resources) {
        if (resources == null || resources.isEmpty()) {
            return Resources.NONE;
        }
        Long weight = number(resources, "/blockIO/weight");
        return new Resources(
                cpus(number(resources, "/cpu/quota"), number(resources, "/cpu/period")),
                number(resources, "/cpu/shares"),
                resources.at("/cpu/cpus").asText(null),
                number(resources, "/memory/limit"),
                number(resources, "/memory/swap"),
                number(resources, "/memory/reservation"),
                number(resources, "/pids/limit"),
                weight == null ? null : weight.intValue());
    }

    private static @Nullable Double cpus(@Nullable Long quota, @Nullable Long period) {
        if (quota == null) {
            return null;
        }
        return quota < 0 ? -1.0 : quota / (double) (period == null ? PERIOD_MICROS : period);
    }

    private static @Nullable Long number(JsonNode resources, String pointer) {
        JsonNode found = resources.at(pointer);
        return found.isNumber() ? found.asLong() : null;
    }

    private ObjectNode part(String name) {
        return SpecOptions.object(resources, name);
    }
}

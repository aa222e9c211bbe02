package dev.slipway.runtime.cgroup;

import dev.slipway.runtime.systemd.UnitProperty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Limits as properties of a systemd unit, systemd.resource-control(5); in version 1 systemd translates them. */
final class SliceProperties {
    private static final long MICROS_PER_SECOND = 1_000_000;

    private SliceProperties() {}

    static List<UnitProperty> of(Limits limits) {
        List<UnitProperty> properties = new ArrayList<>();
        Long shares = limits.shares();
        add(properties, "CPUWeight", shares == null ? null : Long.valueOf(Limits.cpuWeight(shares)));
        Long quota = limits.quota();
        add(properties, "CPUQuotaPeriodUSec", quota == null ? null : Long.valueOf(limits.period()));
        add(properties, "CPUQuotaPerSecUSec", quota == null ? null : Long.valueOf(perSecond(quota, limits.period())));
        add(properties, "MemoryMax", limits.memory());
        add(properties, "MemorySwapMax", limits.swap());
        Long reservation = limits.reservation();
        add(properties, "MemoryLow", reservation == null ? null : Long.valueOf(Math.max(0, reservation)));
        add(properties, "TasksMax", limits.pids());
        Long weight = limits.weight();
        add(properties, "IOWeight", weight == null ? null : Long.valueOf(Limits.ioWeight(weight)));
        String cores = limits.cores();
        if (cores != null) {
            properties.add(
                    UnitProperty.of("AllowedCPUs", LimitCheck.cores(cores).toByteArray()));
        }
        return properties;
    }

    /** Those that these were before: what was not limited then is as systemd has it by itself. */
    static List<UnitProperty> takingBack(List<UnitProperty> changed, Limits before) {
        Map<String, UnitProperty> were = new LinkedHashMap<>();
        changed.forEach(property -> were.put(property.name, unlimited(property.name)));
        of(before).forEach(property -> were.put(property.name, property));
        return List.copyOf(were.values());
    }

    private static UnitProperty unlimited(String name) {
        return switch (name) {
            case "AllowedCPUs" -> UnitProperty.of(name, new byte[0]);
            case "MemoryLow" -> UnitProperty.of(name, 0);
            default -> UnitProperty.of(name, -1);
        };
    }

    private static long perSecond(long quota, long period) {
        return quota < 0 ? -1 : quota * MICROS_PER_SECOND / period;
    }

    private static void add(List<UnitProperty> properties, String name, @Nullable Long value) {
        if (value != null) {
            properties.add(UnitProperty.of(name, value));
        }
    }
}

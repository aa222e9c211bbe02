package dev.slipway.runtime.cgroup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a cgroup has had of the processors.
 *
 * @param total nanoseconds
 * @param user nanoseconds of it in user mode
 * @param system nanoseconds of it in the kernel
 * @param throttled nanoseconds for which it was held back by its limit
 * @param limit cores that it may use; 0 for no limit
 */
public record CpuCounters(long total, long user, long system, long throttled, double limit) {
    private static final long NANOS_PER_MICRO = 1_000;
    /** The kernel tells ticks of 1/100 s to every program, whatever its own are: time(7), USER_HZ. */
    private static final long NANOS_PER_TICK = 10_000_000;

    /** The counters, null if there is no such cgroup. */
    static @Nullable CpuCounters read(Cgroup cgroup) {
        Path accounting = cgroup.legacy("cpuacct");
        if (accounting != null) {
            return Files.isDirectory(accounting) ? legacy(accounting, cgroup.legacy("cpu")) : null;
        }
        Path unified = cgroup.unified();
        return unified != null && Files.isDirectory(unified) ? unified(unified) : null;
    }

    private static @Nullable CpuCounters legacy(Path accounting, @Nullable Path cpu) {
        long total = ControlFile.number(accounting.resolve("cpuacct.usage"));
        if (total == ControlFile.NONE) {
            return null;
        }
        long user = ControlFile.number(accounting.resolve("cpuacct.usage_user"));
        long system = ControlFile.number(accounting.resolve("cpuacct.usage_sys"));
        if (user == ControlFile.NONE || system == ControlFile.NONE) {
            Map<String, Long> ticks = ControlFile.keyed(accounting.resolve("cpuacct.stat"));
            user = ticks.getOrDefault("user", 0L) * NANOS_PER_TICK;
            system = ticks.getOrDefault("system", 0L) * NANOS_PER_TICK;
        }
        if (cpu == null) {
            return new CpuCounters(total, user, system, 0, 0);
        }
        long throttled = ControlFile.keyed(cpu.resolve("cpu.stat")).getOrDefault("throttled_time", 0L);
        long quota = ControlFile.number(cpu.resolve("cpu.cfs_quota_us"));
        long period = ControlFile.number(cpu.resolve("cpu.cfs_period_us"));
        return new CpuCounters(total, user, system, throttled, cores(quota, period));
    }

    private static @Nullable CpuCounters unified(Path folder) {
        Map<String, Long> stat = ControlFile.keyed(folder.resolve("cpu.stat"));
        Long total = stat.get("usage_usec");
        if (total == null) {
            return null;
        }
        String[] limit = ControlFile.text(folder.resolve("cpu.max")).split(" ", -1);
        return new CpuCounters(
                total * NANOS_PER_MICRO,
                stat.getOrDefault("user_usec", 0L) * NANOS_PER_MICRO,
                stat.getOrDefault("system_usec", 0L) * NANOS_PER_MICRO,
                stat.getOrDefault("throttled_usec", 0L) * NANOS_PER_MICRO,
                limit.length < 2 ? 0 : cores(ControlFile.number(limit[0]), ControlFile.number(limit[1])));
    }

    private static double cores(long quota, long period) {
        return quota <= 0 || period <= 0 ? 0 : (double) quota / period;
    }
}

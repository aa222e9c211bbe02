package dev.slipway.runtime.cgroup;

/** The raw counters of a cgroup at a moment. */
public record CgroupStats(
        CpuCounters cpu,
        MemoryCounters memory,
        PidCounters pids,
        BlockCounters block,
        NetworkCounters network,
        PressureCounters pressure) {}

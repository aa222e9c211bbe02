package dev.slipway.protocol.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a container used at a moment. Bytes; CPU in cores.
 *
 * @param cpu cores in use since the sample before; absent in the first
 * @param cpuShare of the limit, or of all cores where there is none, 0 to 1
 * @param cpuTotal seconds since it started
 * @param memory in use, page cache included
 * @param memoryLimit the container's, or the machine's memory where it has none
 * @param workingSet memory that can't be given back
 * @param pidsLimit absent for none
 */
public record StatsSample(
        String id,
        Instant time,
        @Nullable Double cpu,
        @Nullable Double cpuShare,
        double cpuTotal,
        long memory,
        long memoryLimit,
        long workingSet,
        long pids,
        @Nullable Long pidsLimit,
        long blockRead,
        long blockWrite,
        long networkReceived,
        long networkSent) {}

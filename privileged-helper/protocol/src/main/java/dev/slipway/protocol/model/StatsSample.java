package dev.slipway.protocol.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a container, or all of a pod together, used at a moment. Bytes; CPU in cores. Counters are since the start of the
 * run.
 *
 * @param cpu cores in use since the sample before; in the first since the start of the run; of a longer step, their mean
 * @param cpuShare of the limit, or of all cores where there is none, 0 to 1
 * @param cpuTotal seconds of processor time
 * @param cpuLimit cores; absent for none
 * @param throttled seconds for which it was held back by its limit
 * @param memory in use, page cache included
 * @param memoryLimit the container's, or the machine's memory where it has none
 * @param workingSet memory that can't be given back
 * @param pidsLimit absent for none
 * @param blockReads operations
 * @param blockWrites operations
 * @param networkReceivedPackets packets
 * @param networkSentPackets packets
 * @param cpuPressure share of the last 10 s in which some of its processes waited for a processor, 0 to 1; absent where
 *     the kernel does not tell
 * @param memoryPressure the same for memory
 * @param ioPressure the same for block devices
 * @param cpuHighest cores, the most in a sample of the step; absent in a sample of one second
 * @param memoryHighest bytes, the most in a sample of the step; absent as above
 */
@RecordBuilder
public record StatsSample(
        String id,
        Instant time,
        @Nullable Double cpu,
        @Nullable Double cpuShare,
        double cpuTotal,
        @Nullable Double cpuLimit,
        double throttled,
        long memory,
        long memoryLimit,
        long workingSet,
        long pids,
        @Nullable Long pidsLimit,
        long blockRead,
        long blockWrite,
        long blockReads,
        long blockWrites,
        long networkReceived,
        long networkSent,
        long networkReceivedPackets,
        long networkSentPackets,
        @Nullable Double cpuPressure,
        @Nullable Double memoryPressure,
        @Nullable Double ioPressure,
        @Nullable Double cpuHighest,
        @Nullable Long memoryHighest) {}

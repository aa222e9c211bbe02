package dev.slipway.runtime.cgroup;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;

/**
 * What a container or a pod used at a moment, or in a longer step up to that moment. Counters are since the start of the
 * run.
 *
 * @param time of the moment, in whole milliseconds; of a longer step, that of its last sample
 * @param cores cores in use since the sample before, or that one's if it is less than a quarter of a second old; in the
 *     first since the start of the run; of a longer step, their mean
 * @param coreLimit cores it may use; 0 for no limit
 * @param cpuNanos nanoseconds of processor time
 * @param throttledNanos nanoseconds for which it was held back by its limit
 * @param memory bytes, page cache included
 * @param memoryLimit bytes it may use, at most the machine's
 * @param workingSet bytes that can't be taken back easily
 * @param pids processes and threads
 * @param pidsLimit how many it may have; 0 for no limit
 * @param blockRead bytes
 * @param blockWritten bytes
 * @param blockReads operations
 * @param blockWrites operations
 * @param networkReceived bytes
 * @param networkSent bytes
 * @param networkReceivedPackets packets
 * @param networkSentPackets packets
 * @param pressure of a longer step, its mean
 * @param coresHighest the most cores in a sample of the step; NaN in a sample of one moment
 * @param memoryHighest the most bytes in a sample of the step; -1 in a sample of one moment
 */
@RecordBuilder
public record Sample(
        Instant time,
        double cores,
        double coreLimit,
        long cpuNanos,
        long throttledNanos,
        long memory,
        long memoryLimit,
        long workingSet,
        long pids,
        long pidsLimit,
        long blockRead,
        long blockWritten,
        long blockReads,
        long blockWrites,
        long networkReceived,
        long networkSent,
        long networkReceivedPackets,
        long networkSentPackets,
        PressureCounters pressure,
        double coresHighest,
        long memoryHighest) {
    static Sample of(Instant time, double cores, CgroupStats stats) {
        return new Sample(
                Instant.ofEpochMilli(time.toEpochMilli()),
                cores,
                stats.cpu().limit(),
                stats.cpu().total(),
                stats.cpu().throttled(),
                stats.memory().usage(),
                stats.memory().limit(),
                stats.memory().workingSet(),
                stats.pids().count(),
                stats.pids().limit(),
                stats.block().read(),
                stats.block().written(),
                stats.block().reads(),
                stats.block().writes(),
                stats.network().received(),
                stats.network().sent(),
                stats.network().receivedPackets(),
                stats.network().sentPackets(),
                stats.pressure(),
                Double.NaN,
                -1);
    }

    /** The most cores in a sample of its step. */
    double peakCores() {
        return Double.isNaN(coresHighest) ? cores : coresHighest;
    }

    /** The most bytes in a sample of its step. */
    long peakMemory() {
        return Math.max(memory, memoryHighest);
    }

    /** An editable copy. */
    SampleBuilder edit() {
        return SampleBuilder.builder(this);
    }
}

package dev.slipway.runtime.cgroup;

import java.time.Instant;

/**
 * What a container used at a moment.
 *
 * @param time of the moment
 * @param cores cores in use since the sample before; in the first since the start of the run
 * @param coreLimit cores it may use; 0 for no limit
 * @param cpuNanos nanoseconds of processor time since the start of the run
 * @param memory bytes, page cache included
 * @param memoryLimit bytes it may use, at most the machine's
 * @param workingSet bytes that can't be taken back easily
 * @param pids processes and threads
 * @param pidsLimit how many it may have; 0 for no limit
 * @param blockRead bytes since the start of the run
 * @param blockWritten bytes since the start of the run
 * @param networkReceived bytes since the start of the run
 * @param networkSent bytes since the start of the run
 */
public record Sample(
        Instant time,
        double cores,
        double coreLimit,
        long cpuNanos,
        long memory,
        long memoryLimit,
        long workingSet,
        long pids,
        long pidsLimit,
        long blockRead,
        long blockWritten,
        long networkReceived,
        long networkSent) {
    static Sample of(Instant time, double cores, CgroupStats stats) {
        return new Sample(
                time,
                cores,
                stats.cpu().limit(),
                stats.cpu().total(),
                stats.memory().usage(),
                stats.memory().limit(),
                stats.memory().workingSet(),
                stats.pids().count(),
                stats.pids().limit(),
                stats.block().read(),
                stats.block().written(),
                stats.network().received(),
                stats.network().sent());
    }

    Sample withCores(double mean) {
        return new Sample(
                time,
                mean,
                coreLimit,
                cpuNanos,
                memory,
                memoryLimit,
                workingSet,
                pids,
                pidsLimit,
                blockRead,
                blockWritten,
                networkReceived,
                networkSent);
    }
}

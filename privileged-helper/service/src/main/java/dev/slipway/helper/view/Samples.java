package dev.slipway.helper.view;

import dev.slipway.protocol.model.StatsSample;
import dev.slipway.runtime.cgroup.Sample;

/** Samples of statistics as the contract tells of them. */
public final class Samples {
    private Samples() {}

    /** A sample of the container with this id. */
    public static StatsSample of(String id, Sample sample) {
        double available = sample.coreLimit() > 0
                ? sample.coreLimit()
                : Runtime.getRuntime().availableProcessors();
        return new StatsSample(
                id,
                sample.time(),
                sample.cores(),
                sample.cores() / available,
                sample.cpuNanos() / 1e9,
                sample.memory(),
                sample.memoryLimit(),
                sample.workingSet(),
                sample.pids(),
                sample.pidsLimit() > 0 ? sample.pidsLimit() : null,
                sample.blockRead(),
                sample.blockWritten(),
                sample.networkReceived(),
                sample.networkSent());
    }
}

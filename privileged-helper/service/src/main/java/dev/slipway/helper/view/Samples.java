package dev.slipway.helper.view;

import dev.slipway.protocol.model.StatsSample;
import dev.slipway.protocol.model.StatsSampleBuilder;
import dev.slipway.runtime.cgroup.Sample;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Samples of statistics as the contract tells of them. */
public final class Samples {
    private Samples() {}

    /** A sample of the container with this id. */
    public static StatsSample of(String id, Sample sample) {
        double available = sample.coreLimit() > 0
                ? sample.coreLimit()
                : Runtime.getRuntime().availableProcessors();
        return StatsSampleBuilder.builder()
                .id(id)
                .time(sample.time())
                .cpu(sample.cores())
                .cpuShare(sample.cores() / available)
                .cpuTotal(sample.cpuNanos() / 1e9)
                .cpuLimit(sample.coreLimit() > 0 ? sample.coreLimit() : null)
                .throttled(sample.throttledNanos() / 1e9)
                .memory(sample.memory())
                .memoryLimit(sample.memoryLimit())
                .workingSet(sample.workingSet())
                .pids(sample.pids())
                .pidsLimit(sample.pidsLimit() > 0 ? sample.pidsLimit() : null)
                .blockRead(sample.blockRead())
                .blockWrite(sample.blockWritten())
                .blockReads(sample.blockReads())
                .blockWrites(sample.blockWrites())
                .networkReceived(sample.networkReceived())
                .networkSent(sample.networkSent())
                .networkReceivedPackets(sample.networkReceivedPackets())
                .networkSentPackets(sample.networkSentPackets())
                .cpuPressure(told(sample.pressure().cpu()))
                .memoryPressure(told(sample.pressure().memory()))
                .ioPressure(told(sample.pressure().io()))
                .cpuHighest(told(sample.coresHighest()))
                .memoryHighest(sample.memoryHighest() < 0 ? null : sample.memoryHighest())
                .build();
    }

    /** The sample of a container that does not run, with this id. */
    public static StatsSample nothing(String id, Instant time) {
        return StatsSampleBuilder.builder()
                .id(id)
                .time(time)
                .cpu(0.0)
                .cpuShare(0.0)
                .build();
    }

    private static @Nullable Double told(double value) {
        return Double.isNaN(value) ? null : value;
    }
}

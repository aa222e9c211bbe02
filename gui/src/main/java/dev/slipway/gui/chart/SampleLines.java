package dev.slipway.gui.chart;

import dev.slipway.protocol.model.StatsSample;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Samples taken apart into the lines of charts; counters become rates. */
final class SampleLines {
    /** More than a week of values ten minutes apart, and more than six hours of seconds. */
    static final int CAPACITY = 24_000;

    final Series cpu = series();
    final Series cpuHighest = series();
    final Series cpuLimit = series();
    final Series workingSet = series();
    final Series memory = series();
    final Series memoryLimit = series();
    final Series received = series();
    final Series sent = series();
    final Series read = series();
    final Series written = series();
    final Series pids = series();
    final Series pidsLimit = series();
    final Series cpuPressure = series();
    final Series memoryPressure = series();
    final Series ioPressure = series();
    private Duration gap = Span.FIVE_MINUTES.gap();

    private static Series series() {
        return new Series(CAPACITY, Span.FIVE_MINUTES.gap());
    }

    /** Forgets all. */
    void clear(Duration newGap) {
        gap = newGap;
        Stream.of(
                        cpu,
                        cpuHighest,
                        cpuLimit,
                        workingSet,
                        memory,
                        memoryLimit,
                        received,
                        sent,
                        read,
                        written,
                        pids,
                        pidsLimit,
                        cpuPressure,
                        memoryPressure,
                        ioPressure)
                .forEach(series -> series.clear(newGap));
    }

    /**
     * Adds a sample that is later than all before.
     *
     * @param before the one before it
     * @param unlimited the machine's memory, which a sample has for its limit where there is none
     */
    void add(@Nullable StatsSample before, StatsSample sample, long unlimited) {
        Instant time = sample.time();
        add(cpu, time, sample.cpu());
        add(cpuHighest, time, sample.cpuHighest());
        add(cpuLimit, time, sample.cpuLimit());
        memory.add(time, (double) sample.memory());
        workingSet.add(time, (double) sample.workingSet());
        pids.add(time, (double) sample.pids());
        add(memoryLimit, time, sample.memoryLimit() == unlimited ? null : (double) sample.memoryLimit());
        Long most = sample.pidsLimit();
        add(pidsLimit, time, most == null ? null : (double) most);
        add(cpuPressure, time, sample.cpuPressure());
        add(memoryPressure, time, sample.memoryPressure());
        add(ioPressure, time, sample.ioPressure());
        if (before != null && Duration.between(before.time(), time).compareTo(gap) <= 0) {
            rate(received, before, sample, StatsSample::networkReceived);
            rate(sent, before, sample, StatsSample::networkSent);
            rate(read, before, sample, StatsSample::blockRead);
            rate(written, before, sample, StatsSample::blockWrite);
        }
    }

    /** A counter that went back began anew with another run: nothing is known of the time between. */
    private static void rate(Series series, StatsSample before, StatsSample now, ToLongFunction<StatsSample> counter) {
        long more = counter.applyAsLong(now) - counter.applyAsLong(before);
        double seconds = Duration.between(before.time(), now.time()).toNanos() / 1e9;
        if (more >= 0) {
            series.add(now.time(), more / seconds);
        }
    }

    private static void add(Series series, Instant time, @Nullable Double value) {
        if (value != null) {
            series.add(time, value);
        }
    }

    /** Whether the kernel told of pressure. */
    boolean tellsPressure() {
        return Stream.of(cpuPressure, memoryPressure, ioPressure).anyMatch(series -> series.size() > 0);
    }
}

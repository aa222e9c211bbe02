package dev.slipway.gui.container;

import dev.slipway.protocol.model.StatsSample;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The processors that a container used in its last minute, a value a second. */
final class CpuHistory {
    private static final int KEPT = 60;
    private static final Duration GAP = Duration.ofSeconds(5);

    private final double[] values = new double[KEPT];
    private int size;
    private @Nullable Instant last;

    /** Adds what was used; where nobody looked for a while it begins anew, as it does where nothing runs. */
    void add(@Nullable StatsSample sample) {
        Instant before = last;
        if (sample == null || (before != null && sample.time().isAfter(before.plus(GAP)))) {
            size = 0;
        }
        last = sample == null ? null : sample.time();
        Double cpu = sample == null ? null : sample.cpu();
        if (cpu == null) {
            return;
        }
        if (size == KEPT) {
            System.arraycopy(values, 1, values, 0, KEPT - 1);
            size--;
        }
        values[size++] = cpu;
    }

    /** Oldest first, as long as a minute: what isn't known is a gap. */
    double[] values() {
        double[] minute = new double[KEPT];
        Arrays.fill(minute, Double.NaN);
        System.arraycopy(values, 0, minute, KEPT - size, size);
        return minute;
    }
}

package dev.slipway.runtime.cgroup;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps the counters of what runs open from one sampling to the next. Confined by its owner's lock. */
final class Sampler implements AutoCloseable {
    /** Who else but the engine changes a limit is seen after so many samplings. */
    private static final int LIMITS_EVERY = 10;

    private final CgroupReader reader;
    private final Map<String, Open> opened = new HashMap<>();

    Sampler(CgroupReader reader) {
        this.reader = reader;
    }

    /** The counters of what is measured now; empty if its cgroup is gone. */
    Optional<CgroupStats> sample(Measured measured) {
        Open open = opened.get(measured.id());
        if (open == null) {
            open = new Open(measured, reader.open(measured.cgroupPath()));
            opened.put(measured.id(), open);
        }
        boolean limits = open.samplings++ % LIMITS_EVERY == 0 || open.measured.limits() != measured.limits();
        open.measured = measured;
        Optional<CgroupStats> stats = open.reading.read(measured.pid(), limits);
        if (stats.isEmpty()) {
            open.reading.close();
            open.reading = reader.open(measured.cgroupPath());
            stats = open.reading.read(measured.pid(), true);
        }
        return stats;
    }

    /** Closes the counters of all others. */
    void keepOnly(List<Measured> running) {
        if (opened.size() <= running.size() && running.stream().allMatch(each -> opened.containsKey(each.id()))) {
            return;
        }
        Set<String> ids = new HashSet<>();
        running.forEach(each -> ids.add(each.id()));
        for (Iterator<Open> all = opened.values().iterator(); all.hasNext(); ) {
            Open open = all.next();
            if (!ids.contains(open.measured.id())) {
                open.reading.close();
                all.remove();
            }
        }
    }

    @Override
    public void close() {
        keepOnly(List.of());
    }

    private static final class Open {
        private Measured measured;
        private CgroupReader.Reading reading;
        private int samplings;

        private Open(Measured measured, CgroupReader.Reading reading) {
            this.measured = measured;
            this.reading = reading;
        }
    }
}

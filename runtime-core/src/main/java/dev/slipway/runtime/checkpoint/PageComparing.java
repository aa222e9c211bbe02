package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.criu.ProcessMemory;
import dev.slipway.runtime.criu.ProcessMemory.Stretch;
import dev.slipway.runtime.event.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares two memories page by page: bytes with bytes, so that no two pages are taken for the same by chance. */
final class PageComparing {
    private static final int PAGE = 4096;

    /** As much as stays in a processor's cache, twice. */
    private static final int WINDOW = 1 << 17;

    private static final int MOST_RANGES = 1000;

    private final ProcessMemory from;
    private final ProcessMemory to;
    private final Progress progress;
    private final byte[] before = new byte[WINDOW];
    private final byte[] after = new byte[WINDOW];
    private final List<Comparison.Range> ranges = new ArrayList<>();
    private boolean more;
    private long same;
    private long changed;
    private long onlyFrom;
    private long onlyTo;

    PageComparing(ProcessMemory from, ProcessMemory to, Progress progress) {
        this.from = from;
        this.to = to;
        this.progress = progress;
    }

    /** Compares all that is in images of either. */
    Comparison.Pages run() {
        Walk one = new Walk(from.stretches());
        Walk other = new Walk(to.stretches());
        long common = 0;
        for (Stretch a = one.now, b = other.now; a != null && b != null; a = one.now, b = other.now) {
            long begin = Math.max(a.address(), b.address());
            long end = Math.min(a.end(), b.end());
            if (begin < end) {
                compare(begin, end);
                common += end - begin;
            }
            (a.end() < b.end() ? one : other).step();
        }
        onlyFrom = (one.whole() - common) / PAGE;
        onlyTo = (other.whole() - common) / PAGE;
        return new Comparison.Pages(from.pid(), to.pid(), same, changed, onlyFrom, onlyTo, List.copyOf(ranges), more);
    }

    /** The stretches of one memory, with what is left of them. */
    private static final class Walk {
        private final Iterator<Stretch> rest;
        private @Nullable Stretch now;
        private long bytes;

        private Walk(Iterator<Stretch> rest) {
            this.rest = rest;
            step();
        }

        private void step() {
            now = rest.hasNext() ? rest.next() : null;
            bytes += now == null ? 0 : now.length();
        }

        /** Bytes of all of them. */
        private long whole() {
            while (now != null) {
                step();
            }
            return bytes;
        }
    }

    private void compare(long begin, long end) {
        for (long at = begin; at < end; at += WINDOW) {
            progress.check();
            int length = (int) Math.min(WINDOW, end - at);
            from.fill(at, before, 0, length);
            to.fill(at, after, 0, length);
            for (int page = 0; page < length; page += PAGE) {
                if (Arrays.equals(before, page, page + PAGE, after, page, page + PAGE)) {
                    same++;
                } else {
                    changed++;
                    add(at + page);
                }
            }
        }
    }

    private void add(long address) {
        int last = ranges.size() - 1;
        if (last >= 0 && ranges.get(last).address() + ranges.get(last).length() == address) {
            ranges.set(
                    last,
                    new Comparison.Range(
                            ranges.get(last).address(), ranges.get(last).length() + PAGE));
        } else if (ranges.size() < MOST_RANGES) {
            ranges.add(new Comparison.Range(address, PAGE));
        } else {
            more = true;
        }
    }
}

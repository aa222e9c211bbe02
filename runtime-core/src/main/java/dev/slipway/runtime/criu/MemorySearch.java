package dev.slipway.runtime.criu;

import dev.slipway.runtime.criu.MemoryBytes.Hole;
import dev.slipway.runtime.criu.ProcessMemory.Stretch;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.event.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for a pattern in the memory of processes, one after another. Each stretch of memory is read in windows; a window
 * has, beside its own bytes, some before them for an expression that looks back, and some after them so that a match
 * may cross its end.
 */
public final class MemorySearch {
    /** As much as stays in a processor's cache between the read and the look at it, so that both are several times as fast. */
    private static final int WINDOW = 1 << 18;

    private static final int CONTEXT = 32;
    private static final int SHOWN = 256;

    private final SearchPattern pattern;
    private final int most;
    private final Progress progress;
    private final List<Hit> hits = new ArrayList<>();
    private final byte[] window;
    private final int back;
    private long searched;
    private long total;
    private boolean more;

    /**
     * A search.
     *
     * @param most it stops after so many hits
     * @param progress asked now and then whether to go on
     */
    public MemorySearch(SearchPattern pattern, int most, Progress progress) {
        this.pattern = pattern;
        this.most = most;
        this.progress = progress;
        back = pattern.literal() == null ? SearchPattern.LONGEST_MATCH : 0;
        window = new byte[back + WINDOW + pattern.longest() - 1];
    }

    /** What was found. */
    public List<Hit> hits() {
        return List.copyOf(hits);
    }

    /** Whether it stopped because it had found enough. */
    public boolean more() {
        return more;
    }

    /** Bytes that were looked at. */
    public long searched() {
        return searched;
    }

    /** Says how many bytes there are in all, for the progress. */
    public void expect(long bytes) {
        total = bytes;
    }

    /**
     * Searches one memory; does nothing when enough was found.
     *
     * @throws EngineException CHECKPOINT where an image is damaged; INVALID_ARGUMENT where an expression needs too many
     *     steps; CANCELLED
     */
    public void in(ProcessMemory memory) {
        for (Iterator<Stretch> stretches = memory.stretches(); stretches.hasNext() && !more; ) {
            in(memory, stretches.next());
        }
    }

    private void in(ProcessMemory memory, Stretch stretch) {
        long next = stretch.address();
        for (long at = stretch.address(); at < stretch.end() && !more; at += WINDOW) {
            progress.check();
            int own = (int) Math.min(WINDOW, stretch.end() - at);
            long from = Math.max(stretch.address(), at - back);
            long to = Math.min(stretch.end(), at + own + pattern.longest() - 1);
            int length = (int) (to - from);
            memory.fill(from, window, 0, length);
            Window here = new Window(from, (int) (Math.max(at, next) - from), (int) (at + own - from), length);
            next = Math.max(next, here.begin() < here.end() ? search(memory, here) : next);
            searched += own;
            if (total > 0) {
                progress.at("search", Math.min(1, (double) searched / total));
            }
        }
    }

    /**
     * Bytes that were read.
     *
     * @param address of the first
     * @param begin where the first match may begin
     * @param end behind where the last match may begin
     * @param length bytes
     */
    private record Window(long address, int begin, int end, int length) {}

    /** Where the next match may begin. */
    private long search(ProcessMemory memory, Window here) {
        Literal literal = pattern.literal();
        Pattern expression = pattern.expression();
        if (literal != null) {
            return literal(memory, here, literal);
        }
        return expression == null ? here.address() : expression(memory, here, expression);
    }

    private long literal(ProcessMemory memory, Window here, Literal literal) {
        int found = literal.find(window, here.begin(), here.length());
        int next = here.begin();
        while (found >= 0 && found < here.end() && !more) {
            hit(memory, here.address() + found, literal.length());
            next = found + 1;
            found = literal.find(window, next, here.length());
        }
        return here.address() + next;
    }

    private long expression(ProcessMemory memory, Window here, Pattern expression) {
        Matcher matcher = expression
                .matcher(new ByteText(window, here.length(), progress))
                .useAnchoringBounds(false)
                .useTransparentBounds(true);
        int next = here.begin();
        try {
            for (int from = next; !more && find(matcher, from, here) && matcher.start() < here.end(); ) {
                int length = matcher.end() - matcher.start();
                if (length > 0) {
                    hit(memory, here.address() + matcher.start(), Math.min(length, SearchPattern.LONGEST_MATCH));
                    next = matcher.end();
                }
                from = Math.max(matcher.end(), matcher.start() + 1);
            }
        } catch (StackOverflowError e) {
            throw SearchPattern.wrong("it goes too deep", "Use a simpler expression, without groups that repeat.");
        }
        return here.address() + next;
    }

    /** Whether there is a match that begins at or behind a place. */
    private boolean find(Matcher matcher, int from, Window here) {
        Beginnings beginnings = pattern.beginnings();
        if (beginnings == null) {
            return from <= here.length() && matcher.region(from, here.length()).find();
        }
        int place = beginnings.next(window, from, here.end(), here.length());
        while (place >= 0 && !matcher.region(place, here.length()).lookingAt()) {
            place = beginnings.next(window, place + 1, here.end(), here.length());
        }
        return place >= 0;
    }

    private void hit(ProcessMemory memory, long address, int length) {
        if (hits.size() == most) {
            more = true;
            return;
        }
        int shown = Math.min(length, SHOWN);
        long from = Math.max(0, address - CONTEXT);
        MemoryBytes around = memory.read(from, (int) (address - from) + shown + CONTEXT);
        int begin = 0;
        int end = around.bytes().length;
        for (Hole hole : around.holes()) {
            if (hole.address() < address) {
                begin = (int) (hole.address() + hole.length() - from);
            } else {
                end = Math.min(end, (int) (hole.address() - from));
            }
        }
        byte[] context = Arrays.copyOfRange(around.bytes(), begin, end);
        hits.add(new Hit(memory.pid(), address, length, context, (int) (address - from) - begin));
    }
}

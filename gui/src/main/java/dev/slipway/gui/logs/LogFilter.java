package dev.slipway.gui.logs;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which lines are shown.
 *
 * @param term what a line has to hold; any line does where it is empty or faulty
 * @param inverted whether it must not hold that
 * @param levels the levels that are shown
 */
public record LogFilter(SearchTerm term, boolean inverted, Set<Level> levels) {
    /** Shows all lines. */
    public static final LogFilter ALL = new LogFilter(SearchTerm.NONE, false, EnumSet.allOf(Level.class));

    public LogFilter {
        levels = Set.copyOf(levels);
    }

    /** Whether no line is hidden. */
    public boolean passesAll() {
        return !asks() && levels.size() == Level.values().length;
    }

    /** Whether a line is shown. */
    public Predicate<LogLine> condition() {
        Predicate<String> holds = term.test();
        boolean wanted = !inverted;
        boolean any = !asks();
        return line -> levels.contains(line.level()) && (any || holds.test(line.text()) == wanted);
    }

    private boolean asks() {
        return !term.query().isEmpty() && term.fault().isEmpty();
    }
}

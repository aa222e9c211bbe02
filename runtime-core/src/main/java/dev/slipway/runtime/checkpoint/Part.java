package dev.slipway.runtime.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * A part of rows that are told one after another: those before it are passed over, and it ends when it has enough of
 * them, or as much text as an answer may hold.
 */
final class Part<T> {
    private static final int MOST_TEXT = 2 << 20;

    private final List<T> found = new ArrayList<>();
    private final int most;
    private final ToIntFunction<T> text;
    private int after;
    private int room = MOST_TEXT;

    /**
     * @param after how many are passed over
     * @param most at most so many
     * @param text characters that a row has of its own
     */
    Part(int after, int most, ToIntFunction<T> text) {
        this.after = after;
        this.most = most;
        this.text = text;
    }

    /** Takes the next row; whether there is room for more. */
    boolean add(T row) {
        if (after > 0) {
            after--;
        } else if (open()) {
            found.add(row);
            room -= text.applyAsInt(row);
        }
        return open();
    }

    /** Whether there is room for more. */
    boolean open() {
        return found.size() < most && room > 0;
    }

    List<T> rows() {
        return found;
    }
}

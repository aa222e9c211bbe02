package dev.slipway.runtime.criu;

import dev.slipway.runtime.event.Progress;
import java.nio.charset.StandardCharsets;

/** Bytes as characters, for a regular expression; bounds the steps that it may take, and lets it be cancelled. */
final class ByteText implements CharSequence {
    private static final int ASK_EVERY = 1 << 24;
    private static final int MOST_ASKED = 1 << 8;

    private final byte[] bytes;
    private final int length;
    private final Progress progress;
    private int steps = ASK_EVERY;
    private int asked;

    ByteText(byte[] bytes, int length, Progress progress) {
        this.bytes = bytes;
        this.length = length;
        this.progress = progress;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        if (--steps < 0) {
            ask();
        }
        return (char) (bytes[index] & 0xff);
    }

    private void ask() {
        steps = ASK_EVERY;
        progress.check();
        if (++asked > MOST_ASKED) {
            throw SearchPattern.wrong(
                    "it needs too many steps", "Use a simpler expression, without repetitions in repetitions.");
        }
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
}

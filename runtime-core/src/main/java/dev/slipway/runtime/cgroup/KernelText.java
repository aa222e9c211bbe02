package dev.slipway.runtime.cgroup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * The text of one kernel file at a time, read and parsed in place: it is done thousands of times a second, and makes no
 * strings. Confined to one thread at a time.
 */
final class KernelText {
    /** The number of what has none, or whose word {@code max} means no limit. */
    static final long NONE = -1;

    private static final int LARGE = 64 * 1024;
    private static final int SMALL = 4 * 1024;
    private static final byte[] NOTHING = {};

    private final ByteBuffer buffer;
    private final byte[] bytes;
    private int length;
    private int next;
    private int at;
    private int lineEnd;

    private KernelText(int capacity) {
        buffer = ByteBuffer.allocateDirect(capacity);
        bytes = new byte[capacity];
    }

    /** For files of any kind, to be used for long. */
    KernelText() {
        this(LARGE);
    }

    /** For files of at most 4 KiB. */
    static KernelText small() {
        return new KernelText(SMALL);
    }

    /** The bytes of a word, to look for. */
    static byte[] word(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Takes over what the file says now. */
    void load(FileChannel file) throws IOException {
        buffer.clear();
        while (buffer.hasRemaining() && file.read(buffer, buffer.position()) > 0) {
            if (buffer.get(buffer.position() - 1) == '\n' && buffer.position() < 2048) {
                break; // a kernel file gives what is short at once
            }
        }
        length = buffer.position();
        buffer.flip().get(bytes, 0, length);
        begin();
    }

    /** Holds nothing. */
    void clear() {
        set(NOTHING);
    }

    /** Takes this for what a file says. */
    void set(byte[] text) {
        length = Math.min(text.length, bytes.length);
        System.arraycopy(text, 0, bytes, 0, length);
        begin();
    }

    /** Of a text that is longer than there is room, a line that was cut would tell a wrong number: it is left out. */
    private void begin() {
        if (length == bytes.length) {
            while (length > 0 && bytes[length - 1] != '\n') {
                length--;
            }
        }
        rewind();
    }

    private void rewind() {
        next = 0;
        at = 0;
        lineEnd = 0;
    }

    /** Goes to the beginning of the next line; false if there is none. */
    boolean nextLine() {
        if (next >= length) {
            at = lineEnd;
            return false;
        }
        at = next;
        lineEnd = at;
        while (lineEnd < length && bytes[lineEnd] != '\n') {
            lineEnd++;
        }
        next = lineEnd + 1;
        return true;
    }

    /** Goes on after this text if it comes next in the line. */
    boolean skip(byte[] expected) {
        if (lineEnd - at < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (bytes[at + i] != expected[i]) {
                return false;
            }
        }
        at += expected.length;
        return true;
    }

    /** Goes on after the next of this character in the line, or to its end; whether it was found. */
    boolean skipAfter(char character) {
        while (at < lineEnd) {
            if (bytes[at++] == character) {
                return true;
            }
        }
        return false;
    }

    /** Goes on after the spaces that come next. */
    void skipSpaces() {
        while (at < lineEnd && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
    }

    /** Goes on after the next word. */
    void skipWord() {
        skipSpaces();
        while (at < lineEnd && bytes[at] != ' ' && bytes[at] != '\t') {
            at++;
        }
    }

    /**
     * The whole number that comes next after spaces, {@link #NONE} if something else does; one beyond the range of long
     * counts as its end.
     */
    long number() {
        skipSpaces();
        int start = at;
        long value = 0;
        while (at < lineEnd && bytes[at] >= '0' && bytes[at] <= '9') {
            int digit = bytes[at++] - '0';
            value = value > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : value * 10 + digit;
        }
        return at == start ? NONE : value;
    }

    /** The number that comes next, with the digits after its point; NaN if something else does. */
    double decimal() {
        long whole = number();
        if (whole == NONE) {
            return Double.NaN;
        }
        double value = whole;
        if (at < lineEnd && bytes[at] == '.') {
            at++;
            double unit = 0.1;
            while (at < lineEnd && bytes[at] >= '0' && bytes[at] <= '9') {
                value += (bytes[at++] - '0') * unit;
                unit /= 10;
            }
        }
        return value;
    }

    /** The rest of the line. */
    String rest() {
        skipSpaces();
        return new String(bytes, at, lineEnd - at, StandardCharsets.UTF_8);
    }

    /** The number after a key that begins a line, {@link #NONE} if no line has it. For files that are read seldom. */
    long numberOf(byte[] key) {
        rewind();
        while (nextLine()) {
            if (skip(key)) {
                return number();
            }
        }
        return NONE;
    }
}

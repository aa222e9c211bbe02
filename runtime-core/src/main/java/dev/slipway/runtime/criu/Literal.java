package dev.slipway.runtime.criu;

import java.util.Arrays;

/** Bytes that are looked for, by Horspool's way: most places are skipped without a look. */
final class Literal {
    private final byte[] bytes;
    private final int[] skip = new int[256];

    /**
     * @param bytes at least one
     */
    Literal(byte[] bytes) {
        this.bytes = bytes.clone();
        Arrays.fill(skip, bytes.length);
        for (int i = 0; i < bytes.length - 1; i++) {
            skip[bytes[i] & 0xff] = bytes.length - 1 - i;
        }
    }

    int length() {
        return bytes.length;
    }

    /** The first place from {@code from} on where they are, whole before {@code end}; -1 if there is none. */
    int find(byte[] text, int from, int end) {
        int last = bytes.length - 1;
        byte wanted = bytes[last];
        int[] table = skip;
        for (int at = from + last; at < end; at += table[text[at] & 0xff]) {
            if (text[at] == wanted && Arrays.equals(text, at - last, at, bytes, 0, last)) {
                return at - last;
            }
        }
        return -1;
    }
}

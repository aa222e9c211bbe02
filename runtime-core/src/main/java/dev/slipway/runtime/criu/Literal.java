package dev.slipway.runtime.criu;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Bytes that are looked for. A stride of 32 places is passed over when the rarest of them is at none, which is asked of
 * eight places at once, in one long; else each eight are asked whether a second one is there too, and only where both are
 * the rest is compared. That takes as long for one byte as for many; the two are chosen among those that memory has least of.
 */
final class Literal {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int PLACES = Long.BYTES;
    private static final int STRIDE = 4 * PLACES;
    private static final long LOWEST_BITS = 0x0101010101010101L;
    private static final long HIGHEST_BITS = 0x8080808080808080L;

    private final byte[] bytes;
    private final int first;
    private final int second;

    /**
     * @param bytes at least one
     */
    Literal(byte[] bytes) {
        this.bytes = bytes.clone();
        first = rarest(this.bytes, -1);
        second = bytes.length == 1 ? first : rarest(this.bytes, first);
    }

    /** Index of a byte that memory has little of, and not this one. */
    private static int rarest(byte[] bytes, int without) {
        int found = without == 0 ? 1 : 0;
        for (int i = found + 1; i < bytes.length; i++) {
            if (i != without && frequency(bytes[i]) < frequency(bytes[found])) {
                found = i;
            }
        }
        return found;
    }

    /** Most of memory is zeros, then come small and negative numbers, and the spaces of texts. */
    private static int frequency(byte each) {
        return switch (each) {
            case 0 -> 3;
            case -1 -> 2;
            case 1, ' ' -> 1;
            default -> 0;
        };
    }

    int length() {
        return bytes.length;
    }

    /** The first place from {@code from} on where they are, whole before {@code end}; -1 if there is none. */
    int find(byte[] text, int from, int end) {
        int last = end - bytes.length;
        long one = LOWEST_BITS * (bytes[first] & 0xff);
        long other = LOWEST_BITS * (bytes[second] & 0xff);
        int at = from;
        while (at + STRIDE - 1 <= last) {
            if (mayHold(text, at + first, one)) {
                for (int next = at + STRIDE; at < next; at += PLACES) {
                    int place = among(text, at, one, other);
                    if (place >= 0) {
                        return place;
                    }
                }
            } else {
                at += STRIDE;
            }
        }
        for (; at <= last; at++) {
            if (isAt(text, at)) {
                return at;
            }
        }
        return -1;
    }

    /** Whether a byte may be among those of a stride. */
    private static boolean mayHold(byte[] text, int at, long wanted) {
        return (zeros((long) LONGS.get(text, at) ^ wanted)
                        | zeros((long) LONGS.get(text, at + PLACES) ^ wanted)
                        | zeros((long) LONGS.get(text, at + 2 * PLACES) ^ wanted)
                        | zeros((long) LONGS.get(text, at + 3 * PLACES) ^ wanted))
                != 0;
    }

    /** The first of eight places where they are; -1 if they are at none. */
    private int among(byte[] text, int at, long one, long other) {
        long places =
                zeros((long) LONGS.get(text, at + first) ^ one) & zeros((long) LONGS.get(text, at + second) ^ other);
        for (; places != 0; places &= places - 1) {
            int place = at + Long.numberOfTrailingZeros(places) / Byte.SIZE;
            if (isAt(text, place)) {
                return place;
            }
        }
        return -1;
    }

    /** The highest bit of each byte that is zero, and of some that are not. */
    private static long zeros(long word) {
        return (word - LOWEST_BITS) & ~word & HIGHEST_BITS;
    }

    private boolean isAt(byte[] text, int place) {
        return Arrays.equals(text, place, place + bytes.length, bytes, 0, bytes.length);
    }
}

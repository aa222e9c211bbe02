package dev.slipway.gui.files;

/** Counts the frames of a GIF, by the blocks of GIF89a, without decoding one. */
final class GifFrames {
    private static final int HEADER = 13;
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2c;
    private static final int DESCRIPTOR = 10;

    private final byte[] bytes;
    private int at;

    GifFrames(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Frames; 1 at least, because one that is cut is shown as far as it goes. */
    int count() {
        int frames = 0;
        at = HEADER + colours(10);
        while (at < bytes.length) {
            int block = at(at);
            if (block == EXTENSION) {
                at += 2;
            } else if (block == IMAGE) {
                frames++;
                at += DESCRIPTOR + colours(at + DESCRIPTOR - 1) + 1;
            } else {
                break;
            }
            skipData();
        }
        return Math.max(1, frames);
    }

    /** Bytes of the table of colours that the flags at a place announce. */
    private int colours(int flags) {
        int value = at(flags);
        return (value & 0x80) == 0 ? 0 : 3 << ((value & 7) + 1);
    }

    /** Pieces of data, each behind its length, up to one without any. */
    private void skipData() {
        while (at(at) != 0) {
            at += at(at) + 1;
        }
        at++;
    }

    private int at(int place) {
        return place < bytes.length ? bytes[place] & 0xff : 0;
    }
}

package dev.slipway.runtime.checkpoint;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes of a stream; two of them tell by how much what was packed has grown. */
final class Expansion {
    /** So much may come of anything. */
    private static final long FREE = 256L << 20;

    private static final long MOST = 2000;

    private long packed;
    private long unpacked;

    /** What is read of it is packed. */
    InputStream packed(InputStream source) {
        return new Counted(source) {
            @Override
            void count(long read) {
                packed += read;
            }
        };
    }

    /** What is read of it is unpacked; an IOException once that is more than anybody packs in earnest. */
    InputStream unpacked(InputStream source) {
        return new Counted(source) {
            @Override
            void count(long read) throws IOException {
                unpacked += read;
                if (unpacked > FREE && unpacked / MOST > packed) {
                    throw new IOException("it unpacks to more than " + MOST + " times its size");
                }
            }
        };
    }

    private abstract static class Counted extends FilterInputStream {
        private Counted(InputStream source) {
            super(source);
        }

        abstract void count(long read) throws IOException;

        @Override
        public int read() throws IOException {
            int one = super.read();
            if (one >= 0) {
                count(1);
            }
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read > 0) {
                count(read);
            }
            return read;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}

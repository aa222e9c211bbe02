package dev.slipway.runtime.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a tar on their way to its reader: bounds what the reader may take for one header, which it holds in
 * memory, and remembers whether the bytes end with a block of zeros, as those of every whole tar do.
 */
public final class TarGuard extends FilterInputStream {
    private static final int BLOCK = 512;
    private static final long HEADER_LIMIT = 1 << 20;

    private long zeros;
    private long allowance = HEADER_LIMIT;
    private boolean inHeader = true;

    public TarGuard(InputStream source) {
        super(source);
    }

    /** From now a header is read, of bounded length. */
    public void header() {
        inHeader = true;
        allowance = HEADER_LIMIT;
    }

    /** From now contents are read. */
    public void contents() {
        inHeader = false;
    }

    /** Whether the last bytes read were a block of zeros. */
    boolean endedWithZeros() {
        return zeros >= BLOCK;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        for (int i = offset; i < offset + read; i++) {
            zeros = buffer[i] == 0 ? zeros + 1 : 0;
        }
        if (inHeader && read > 0) {
            allowance -= read;
            if (allowance < 0) {
                throw new IOException("a header is longer than " + HEADER_LIMIT + " bytes");
            }
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        if (!inHeader) {
            zeros = 0;
            return super.skip(count);
        }
        byte[] buffer = new byte[(int) Math.min(8192, Math.max(1, count))];
        long skipped = 0;
        while (skipped < count) {
            int read = read(buffer, 0, (int) Math.min(buffer.length, count - skipped));
            if (read < 0) {
                break;
            }
            skipped += read;
        }
        return skipped;
    }

    @Override
    public int available() {
        return 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}

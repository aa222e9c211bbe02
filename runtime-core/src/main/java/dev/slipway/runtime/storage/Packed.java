package dev.slipway.runtime.storage;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** Streams that are packed or not, told by their first bytes. */
public final class Packed {
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] ZSTD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};
    private static final byte[] BZIP2 = {'B', 'Z', 'h'};
    private static final byte[] XZ = {(byte) 0xfd, '7', 'z', 'X', 'Z', 0};

    private Packed() {}

    /** The stream unpacked, of gzip or zstd, or as it is; an IOException for a form that is not known here. */
    public static InputStream open(InputStream source) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(source, 1 << 16);
        buffered.mark(16);
        byte[] head = buffered.readNBytes(XZ.length);
        buffered.reset();
        if (begins(head, GZIP)) {
            return new GZIPInputStream(buffered, 1 << 16);
        }
        if (begins(head, ZSTD)) {
            return new ZstdInputStream(buffered).setContinuous(false);
        }
        if (begins(head, XZ) || begins(head, BZIP2)) {
            throw new IOException("it is packed with xz or bzip2, which is not known here");
        }
        return buffered;
    }

    private static boolean begins(byte[] head, byte[] magic) {
        return head.length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }
}
